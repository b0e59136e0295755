# El estado de las lenguas: vitrina languages.

lenguas-titulo = Estado de las traducciones
lenguas-una = El portal tiene una sola lengua. Agregue otra en [[idiomas]] de portal.toml.
lenguas-avance = { $lengua } ({ $codigo }): { $hay } de { $total ->
        [one] 1 página
       *[other] { $total } páginas
    } ({ $porcentaje } %)
lenguas-estados = { $vigentes } al día · { $atrasadas ->
        [one] 1 atrasada
       *[other] { $atrasadas } atrasadas
    } · { $sinversion } sin versión · { $faltan } sin traducir
lenguas-sin-nada = Sin traducir: { $secciones }
lenguas-revision = interfaz revisada por { $quien }
lenguas-sin-seccion = Páginas sin sección
lenguas-atrasada = atrasada: { $archivo }
lenguas-sin-version = sin versión: { $archivo }
lenguas-original = «{ $codigo }» es la lengua en que se escribe el portal: no se traduce a ella.
lenguas-desconocida = El portal no tiene la lengua «{ $codigo }».
lenguas-marcada = { $archivo }: es la traducción del original como está hoy.
lenguas-vacia = { $archivo }: está vacía; no se marca lo que no dice nada.
lenguas-no-traduccion = { $archivo }: no es una traducción de este portal, o no se pudo escribir.
lenguas-columna-lengua = Lengua
lenguas-columna-seccion = Sección
lenguas-columna-vigentes = Al día
lenguas-columna-atrasadas = Atrasadas
lenguas-columna-sin-version = Sin versión
lenguas-columna-faltan = Sin traducir
