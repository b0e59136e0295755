# The state of the languages: vitrina languages.

lenguas-titulo = State of the translations
lenguas-una = The portal has one language only. Add another in [[idiomas]] of portal.toml.
lenguas-avance = { $lengua } ({ $codigo }): { $hay } of { $total ->
        [one] 1 page
       *[other] { $total } pages
    } ({ $porcentaje }%)
lenguas-estados = { $vigentes } up to date · { $atrasadas } out of date · { $sinversion } without a version · { $faltan } not translated
lenguas-sin-nada = Not translated: { $secciones }
lenguas-revision = interface reviewed by { $quien }
lenguas-sin-seccion = Pages without a section
lenguas-atrasada = out of date: { $archivo }
lenguas-sin-version = without a version: { $archivo }
lenguas-original = “{ $codigo }” is the language in which the portal is written: nothing is translated into it.
lenguas-desconocida = The portal has no language “{ $codigo }”.
lenguas-marcada = { $archivo }: it is the translation of the original as it is today.
lenguas-vacia = { $archivo }: it is empty; what says nothing is not marked.
lenguas-no-traduccion = { $archivo }: it is no translation of this portal, or could not be written.
lenguas-columna-lengua = Language
lenguas-columna-seccion = Section
lenguas-columna-vigentes = Up to date
lenguas-columna-atrasadas = Out of date
lenguas-columna-sin-version = Without a version
lenguas-columna-faltan = Not translated
