# Deadlines: what has to be done, and by when.

## What to do

plazo-publicacion = Publish “{ $titulo }” in { $carpeta }. What was published last reaches { $ultima }.
plazo-publicacion-primera = Publish “{ $titulo }” in { $carpeta }. There is none yet.
plazo-por-ficha = { $compromiso }: fill in “{ $campo }”. The term runs from { $fecha }.
plazo-declaracion = Verify the requirement again and write who declares it, the evidence and the new date of expiry.
plazo-consulta = The consultation “{ $ficha }” closes. Prepare its results.
plazo-evento = Day of “{ $ficha }”. Confirm place, hour and channels.
plazo-notificacion = Last day of the notice “{ $ficha }”. Put on record when it was posted and when it was taken down.
plazo-empleo = The call “{ $ficha }” closes. Publish the list of those admitted afterwards.
plazo-hallazgo = Finish the action and write its progress in “{ $ficha }”.
plazo-accion = Finish the action and add its progress in “{ $ficha }”.
plazo-otro = Look at “{ $ficha }”.
plazo-ejemplo = Sample data.

## Why

plazo-norma = { $norma }
plazo-norma-memoria = { $norma } (cited from memory, yet to be verified in the regulation)
plazo-calendario-memoria = publication calendar (from memory, the regulation that asks for it is yet to be named)
plazo-propio = commitment of the entity
plazo-fecha = date written in the content

## The command

plazos-calendario-todos = All deadlines
plazos-titulo-ics = Deadlines of { $entidad }
plazos-titulo-dependencia = Deadlines of { $dependencia } · { $entidad }
plazos-vencidos = Overdue
plazos-por-vencer = { $dias ->
        [0] Due today
        [one] Due within 1 day
       *[other] Due within { $dias } days
    }
plazos-nada = { $dias ->
        [0] Nothing is due today.
        [one] Nothing is due within 1 day.
       *[other] Nothing is due within { $dias } days.
    }
plazos-dias = { $dias ->
        [0] today
        [one] in 1 day
       *[other] in { $dias } days
    }
plazos-vencido = { $dias ->
        [one] overdue for 1 day
       *[other] overdue for { $dias } days
    }
plazos-dias-habiles = { $dias ->
        [0] no working day left
        [one] in 1 working day
       *[other] in { $dias } working days
    }
plazos-vencido-habiles = { $dias ->
        [0] overdue since days that are not working days
        [one] overdue for 1 working day
       *[other] overdue for { $dias } working days
    }
plazos-ejemplo = sample
plazos-no-habil = That day is not a working day; the last one before it is { $fecha }.
plazos-responde = Answers for it
plazos-sin-responsable = nobody yet; write “responsable”
plazos-archivo = File
plazos-base = Basis
plazos-sin-unidad = There is no office “{ $unidad }” in content/dependencias.
plazos-incompletos = The portal has errors and something may be missing from this list. Repair them: “vitrina check” shows them.
