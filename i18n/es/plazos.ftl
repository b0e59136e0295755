# Plazos: qué hay que hacer, y hasta cuándo.

## Qué hacer

plazo-publicacion = Publique «{ $titulo }» en { $carpeta }. Lo último publicado llega hasta { $ultima }.
plazo-publicacion-primera = Publique «{ $titulo }» en { $carpeta }. Todavía no hay ninguno.
plazo-por-ficha = { $compromiso }: llene «{ $campo }». El plazo corre desde { $fecha }.
plazo-declaracion = Verifique el requisito de nuevo y escriba quién declara, la evidencia y la nueva fecha en que vence.
plazo-consulta = Cierra la consulta «{ $ficha }». Prepare los resultados.
plazo-evento = Día de «{ $ficha }». Confirme lugar, hora y canales.
plazo-notificacion = Último día del aviso «{ $ficha }». Deje constancia de cuándo se fijó y cuándo se retiró.
plazo-empleo = Cierra la convocatoria «{ $ficha }». Publique después la lista de admitidos.
plazo-hallazgo = Termine la acción y escriba su avance en «{ $ficha }».
plazo-accion = Termine la acción y agregue su avance en «{ $ficha }».
plazo-otro = Revise «{ $ficha }».
plazo-ejemplo = Dato de ejemplo.

## Por qué

plazo-norma = { $norma }
plazo-norma-memoria = { $norma } (citada de memoria, falta verificarla en la norma)
plazo-calendario-memoria = calendario de publicación (de memoria, falta la norma que lo pide)
plazo-propio = compromiso de la entidad
plazo-fecha = fecha escrita en el contenido

## La orden

plazos-calendario-todos = Todos los plazos
plazos-titulo-ics = Plazos de { $entidad }
plazos-titulo-dependencia = Plazos de { $dependencia } · { $entidad }
plazos-vencidos = Vencidos
plazos-por-vencer = { $dias ->
        [0] Vence hoy
        [one] Vence en 1 día
       *[other] Vence en { $dias } días
    }
plazos-nada = { $dias ->
        [0] Nada vence hoy.
        [one] Nada vence en 1 día.
       *[other] Nada vence en los próximos { $dias } días.
    }
plazos-dias = { $dias ->
        [0] hoy
        [one] en 1 día
       *[other] en { $dias } días
    }
plazos-vencido = { $dias ->
        [one] venció hace 1 día
       *[other] venció hace { $dias } días
    }
plazos-dias-habiles = { $dias ->
        [0] sin más días hábiles
        [one] en 1 día hábil
       *[other] en { $dias } días hábiles
    }
plazos-vencido-habiles = { $dias ->
        [0] venció en días no hábiles
        [one] venció hace 1 día hábil
       *[other] venció hace { $dias } días hábiles
    }
plazos-ejemplo = ejemplo
plazos-no-habil = Ese día no es hábil; el último día hábil antes es { $fecha }.
plazos-responde = Responde
plazos-sin-responsable = nadie todavía; escriba «responsable»
plazos-archivo = Archivo
plazos-base = Base
plazos-sin-unidad = No hay una dependencia «{ $unidad }» en content/dependencias.
plazos-incompletos = El portal tiene errores y puede faltar algo en esta lista. Corríjalos: «vitrina check» los muestra.
