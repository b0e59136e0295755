# El estado de las lenguas: vitrina languages.

lenguas-titulo = Estado de las traducciones
lenguas-una = El portal tiene una sola lengua. Agregue otra en [[idiomas]] de portal.toml.
lenguas-avance = { $lengua } ({ $codigo }): { $hay } de { $total } páginas ({ $porcentaje } %)
lenguas-estados = { $vigentes } al día · { $atrasadas } atrasadas · { $sinversion } sin versión · { $faltan } sin traducir
lenguas-sin-nada = Sin traducir: { $secciones }
lenguas-revision = interfaz revisada por { $quien }
lenguas-sin-seccion = Páginas sin sección
lenguas-atrasada = atrasada: { $archivo }
lenguas-sin-version = sin versión: { $archivo }
lenguas-desconocida = El portal no tiene la lengua «{ $codigo }».
lenguas-marcada = { $archivo }: es la traducción del original como está hoy.
lenguas-no-traduccion = { $archivo }: no es una traducción de este portal, o no se pudo escribir.
lenguas-columna-lengua = Lengua
lenguas-columna-seccion = Sección
lenguas-columna-vigentes = Al día
lenguas-columna-atrasadas = Atrasadas
lenguas-columna-sin-version = Sin versión
lenguas-columna-faltan = Sin traducir
