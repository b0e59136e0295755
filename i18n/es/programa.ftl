# Lo que dice el programa fuera de los códigos: pistas, gravedades, fallos, órdenes.

## Gravedades y pie de cada hallazgo

gravedad-error = error
gravedad-aviso = aviso
gravedad-consejo = consejo
pie-arreglo = arreglo
pie-norma = norma
pie-mas = más
pie-correccion = arreglo automático
correccion = Arreglo automático: vitrina check --fix
pie-pista = pista
hallazgos-breves = { $cuantos } más van en una sola línea: de cada código se muestran enteros los primeros { $enteros }. «vitrina explain CÓDIGO» dice por qué importa y cómo se repara; con «--format json» salen todos enteros.
resumen-hallazgos = { $errores ->
        [0] Ningún error
        [one] 1 error
       *[other] { $errores } errores
    }, { $avisos ->
        [one] 1 aviso
       *[other] { $avisos } avisos
    }, { $consejos ->
        [one] 1 consejo
       *[other] { $consejos } consejos
    }.

## Pistas

importar-ilegible = «{ $archivo }» no se puede leer como tabla: use .csv, .tsv o .xlsx; si el libro tiene varias hojas con datos, diga cuál con --sheet
importar-columnas = Columnas con destino ({ $cuantas }): { $nombres }
importar-ocultas = Ocultas, con datos de personas ({ $cuantas }): { $nombres }
importar-sin-destino = Sin destino, no se publican ({ $cuantas }): { $nombres }
importar-faltan = Campos obligatorios que ninguna columna llena ({ $cuantas }), por completar en [constantes]: { $nombres }
importar-sin-identidad = Ninguna columna dice lo que distingue una fila de otra ({ $nombres }): agregue esa columna a la tabla, o cambie  id  en la ficha por campos que sí tiene
importar-cuentas = Filas que se cargan: { $filas }; sin errores propios: { $buenas }; hallazgos: { $hallazgos }
importar-normas = Normas importadas: { $hechas }; ya estaban: { $repetidas }; no se pudieron leer: { $rechazadas }
importar-normas-ensayo = Normas que se importarían: { $hechas }; ya estaban: { $repetidas }; no se pueden leer: { $rechazadas }
importar-repetida = { $archivo }: ya hay una norma en { $ruta }; no se cambió nada.
importar-cambio-clase = Clase de norma que el portal no conoce, quedó como «otro»: { $veces }
importar-cambio-estado = Estado que el portal no conoce, quedó como «sin verificar»: { $veces }
importar-cambio-fecha = El texto no dice cuándo se expidió, quedó la fecha de publicación: { $veces }
importar-cambio-marca = Notas de los editores de la fuente, que siguen en el texto: { $veces }
importar-cambio-nombre = Archivos con un nombre distinto al de la norma: { $veces }
importar-cambio-letra = Caracteres dañados que se cambiaron o quitaron: { $veces }
importar-cambio-forma = Arreglos de forma (títulos, negrillas, tablas): { $veces }
importar-error-no-header = no empieza con una línea «---»: no es la copia de una norma de SUIN
importar-error-header-not-closed = el encabezado que empieza aquí no termina con otra línea «---»
importar-error-bad-header-line = esta línea del encabezado no es «campo: valor»
importar-error-bad-quotes = las comillas de este valor no cierran, o hay algo después de ellas
importar-error-repeated-field = este campo del encabezado está repetido
importar-error-missing-field = el encabezado no dice qué norma es: le falta un campo (identificador, rango, fecha_publicacion o estado)
importar-error-bad-identifier = el identificador no es «CLASE-NÚMERO-AÑO», por ejemplo LEY-1712-2014
importar-error-bad-date = la fecha no es un día del calendario escrito AAAA-MM-DD
importar-error-bad-address = la dirección de la fuente no empieza con https:// o http://, o tiene espacios
importar-error-not-utf-8 = el texto no está en UTF-8 desde esta línea; guárdelo de nuevo en UTF-8
mismo-valor = { $veces ->
        [one] hay otra celda igual en esta columna
       *[other] hay otras { $veces } celdas iguales en esta columna
    }
hoja-y-celda = hoja «{ $hoja }», celda { $celda }
decimales-con-punto = si la tabla usa punto decimal y coma de miles, ponga en la ficha: decimales = "punto"
quiso-decir = ¿quiso decir «{ $nombre }»?
norma-externa = si la norma es de otra entidad y no está en el portal, use externa = {"{"} nombre = "Ley 1712 de 2014" {"}"} en lugar de norma
norma-razon = { $accion }: { $norma }{ $cuantos ->
        [0] {""}
       *[other] , artículos { $articulos }
    }{ $fechada ->
        [0] {""}
       *[other] , desde { $desde }
    }
circulo = el círculo: { $cadena }
nombre-propuesto = un nombre que sirve: { $nombre }
parece-windows-1252 = parece guardado en Windows-1252: aquí debía ir «{ $letra }»
parece-utf-16 = parece guardado en UTF-16 («Unicode» en el Bloc de notas)
fecha-dos-lecturas = si el mes va primero, es otra fecha: revise cuál es el día
fecha-sin-dia = falta el día
dia-no-existe = { $mes } de { $anio } tuvo { $dias } días
anio-corto = escriba el año con sus cuatro cifras
lista-comas = en una lista cada valor va seguido de coma: ["uno", "dos"]
valor-propuesto = escriba: { $valor }
campos-posibles = campos de este tipo: { $nombres }
valores-posibles = opciones: { $nombres }

## Tipos de dato, en frases como «debe ser …»

tipo-text = un texto entre comillas
tipo-string = un texto entre comillas
tipo-rich_text = un texto con formato, entre comillas
tipo-date = una fecha
tipo-date_time = una fecha con hora
tipo-datetime = una fecha
tipo-time = una hora
tipo-partial_date = un año, un mes o un día
tipo-integer = un número entero
tipo-decimal = un número
tipo-float = un número con decimales
tipo-number = un número
tipo-pesos = una cantidad de pesos
tipo-bool = true o false
tipo-boolean = true o false
tipo-choice = una opción de la lista
tipo-ref = el nombre de otro contenido
tipo-territory = un código DIVIPOLA entre comillas
tipo-language = un código de lengua
tipo-email = un correo electrónico
tipo-telephone = un teléfono
tipo-url = una dirección web
tipo-file = el nombre de un archivo
tipo-document = el nombre de un documento
tipo-image = una imagen
tipo-media = un audio o video
tipo-map = un grupo de valores con nombre
tipo-list = una lista entre corchetes
tipo-array = una lista entre corchetes
tipo-record = un grupo de campos
tipo-texts = textos por lengua: {"{"} es = "…" {"}"}
tipo-table = un grupo de campos

## Detalles, por código: detalle-<código>-<argumento>

detalle-E0406-id = falta «id», la regla que forma el identificador de cada fila
detalle-E0406-columnas = falta la tabla [columnas]
estructura-lengua = no dice su lengua (html lang)
estructura-titulo = no tiene título (title)
estructura-titulo-repetido = tiene el mismo título que { $otra }
estructura-h1 = { $cuantos ->
        [0] no tiene título de primer nivel (h1)
       *[other] tiene { $cuantos } títulos de primer nivel (h1), y debe tener uno
    }
estructura-main = { $cuantos ->
        [0] no dice cuál es su parte principal (main)
       *[other] tiene { $cuantos } partes principales (main), y debe tener una
    }
detalle-E0801-signos = un signo sobra, falta o no va ahí
detalle-E0801-valor = un valor no se puede calcular
detalle-E0801-circulo = la plantilla se incluye a sí misma
detalle-E0801-base = la plantilla de la que parte no existe
detalle-E0801-nombre = se usa un filtro, una función, un bloque u otra plantilla que no existe
detalle-E0802-falta-igual = falta el signo «=» entre el nombre y el texto
detalle-E0802-llaves = hay una llave sin su pareja
detalle-E0802-signo = falta un signo o sobra otro
detalle-E0802-nombre = el nombre solo lleva letras sin tilde, cifras y guiones
detalle-E0802-falta-texto = después del «=» no hay texto
detalle-E0802-variante = las variantes necesitan una sola marcada con «*»
detalle-E0802-comillas = unas comillas se abren y no se cierran
detalle-E0802-escape = hay una barra inversa que no corresponde
detalle-E0802-llave-dentro = no se entiende lo que está entre llaves

## Fallos de la máquina o del programa

fallo-listar = No se pudo leer la carpeta «{ $ruta }»: { $motivo }.
fallo-leer = No se pudo leer «{ $ruta }»: { $motivo }.
fallo-escribir = No se pudo escribir «{ $ruta }»: { $motivo }.
fallo-reemplazar = No se pudo poner en su lugar «{ $ruta }»: { $motivo }. Lo publicado antes sigue como estaba.
fallo-borrar = No se pudo borrar «{ $ruta }»: { $motivo }.
fallo-escuchar = No se pudo escuchar en { $ruta }: { $motivo }. Elija otro puerto con --port.
fallo-vigilar = No se pudo vigilar la carpeta «{ $ruta }»: { $motivo }.
fallo-interrumpido = Se interrumpió antes de terminar.
fallo-salida-montada = «{ $ruta }» es un punto de montaje o un enlace y no se puede cambiar de una sola vez. Use --out con una carpeta dentro de ella, por ejemplo { $ruta }/sitio.
fallo-salida-contiene = «{ $ruta }» contiene el portal o es el portal. Elija con --out otra carpeta, por ejemplo public.
fallo-programa = Es un error de vitrina, no de su contenido. Lo publicado antes sigue como estaba. Por favor repórtelo con este texto: { $detalle }
motivo-no-existe = no existe
motivo-permiso = no hay permiso
motivo-ya-existe = ya existe
motivo-disco-lleno = no hay espacio en el disco
motivo-solo-lectura = el disco es de solo lectura
motivo-es-carpeta = es una carpeta
motivo-no-es-carpeta = no es una carpeta
motivo-carpeta-con-archivos = la carpeta no está vacía
motivo-ocupado = otro programa lo está usando
motivo-otro-disco = está en otro disco
motivo-nombre = el sistema no admite ese nombre
motivo-puerto-ocupado = otro programa usa ese puerto
motivo-demora = el sistema tardó demasiado en responder
motivo-interrumpido = la operación se interrumpió
motivo-memoria = no hay memoria suficiente
motivo-datos = el archivo está dañado o incompleto
motivo-no-admitido = el sistema no admite esta operación
motivo-otro = el sistema no lo permitió

## build, check

construir-titulo = { $entidad } · vitrina { $version }
construir-cuentas = { $paginas ->
        [one] 1 página
       *[other] { $paginas } páginas
    } · { $archivos ->
        [one] 1 archivo
       *[other] { $archivos } archivos
    } · { $peso } en { $segundos } s
construir-cumplimiento = Cumplimiento { $regimen }: { $cumplidos } de { $total } ({ $porcentaje } %) · { $pendientes ->
        [one] 1 pendiente
       *[other] { $pendientes } pendientes
    } · { $noaplica } no aplica
construir-sello = Sello: { $sello } → { $salida }
construir-igual = Nada cambió: { $salida } queda como estaba.
construir-rechazado = No se publicó nada: hay errores por corregir. { $salida } queda como estaba.
tiempos-total = total
fase-scan = recorrer
fase-parse = leer
fase-catalog = catalogar
fase-check = revisar
fase-plan = planear
fase-pictures = imágenes
fase-downloads = descargas
fase-render = componer
fase-audit = auditar
fase-assess = evaluar
fase-emit = publicar

## checklist

checklist-titulo = { $regimen } al { $fecha }
checklist-requisito = requisito
checklist-puntos = puntos
checklist-responsable = responsable
checklist-razon = razón
checklist-fase = fase
checklist-porcentaje = porcentaje
estado-cumple = cumple
estado-falta = falta
estado-no-aplica = no aplica
base-verificado = verificado
base-declarado = declarado
checklist-conteos = Con contenido real: { $reales } · con ejemplos: { $ejemplos } · con declaraciones: { $declaraciones }
checklist-fundamento = Fundamento: { $fundamento } ({ $certeza })
checklist-parte = Se muestran { $cuantos } de { $total } requisitos; lo que sigue es de todos.
checklist-nota = Es la cobertura de la lista, no un puntaje oficial.
checklist-vacia = El portal no pide ninguna lista de cumplimiento. Agréguela en [[regimenes]] de portal.toml.
checklist-que-hacer = qué hacer
checklist-a-cargo = A cargo de: { $nombre }
checklist-regimen-desconocido = El portal no usa la lista «{ $nombre }». ¿Quiso decir «{ $parecido }»? Las listas se piden en [[regimenes]] de portal.toml.
checklist-dependencia-desconocida = No hay una dependencia con el identificador «{ $nombre }». ¿Quiso decir «{ $parecido }»?
informe-titulo = Cumplimiento al { $fecha }
descansa-real = contenido real
descansa-ejemplo = ejemplos
descansa-declaracion = declaración

## explain, new, init, schema, languages, deadlines, serve

corregido = { $ruta }:{ $linea }: { $cambio } ({ $codigo })
corregidos = { $cuantos ->
        [0] No había nada que se pudiera arreglar solo.
        [one] Un arreglo hecho.
       *[other] { $cuantos } arreglos hechos.
    }
explicar-desconocido = No hay un código «{ $codigo }». Los códigos son como E0211 y aparecen en cada mensaje.
explicar-mal = Así no, en `{ $ruta }`:
explicar-bien = Así sí, en `{ $ruta }`:
explicar-ambos = En los dos casos, `{ $ruta }`:
explicar-otra-lengua = Esta página todavía no está en su lengua; se muestra en español.
publicar-hecho = Publicación del { $fecha } → { $ruta }
publicar-ensayo = Sería la publicación del { $fecha } → { $ruta }. No se escribió nada.
publicar-igual = Nada cambió desde la última publicación: no se anota otra.
publicar-rechazado = No se publicó nada: hay errores por corregir.
publicar-existe = Alguien escribió { $ruta } mientras tanto: no se anotó la publicación. Traiga los últimos cambios y repita.
publicar-nuevas = Nuevas: { $cuantas }
publicar-cambiadas = Cambiadas: { $cuantas }
publicar-trasladadas = Trasladadas: { $cuantas }
publicar-retiradas = Retiradas: { $cuantas }
publicar-mas = … y { $cuantas } más
publicar-guarde = Guarde { $ruta } en git junto con el contenido.

## El registro de publicaciones

registro-otra-cosa = la primera línea no es la de un registro de publicaciones que este programa conozca
registro-cortado = le falta el final
registro-cambiado = lo que dice no es lo que se selló
registro-linea = no es una de las líneas de un registro
registro-valor = el valor no tiene la forma debida
registro-cabecera = falta aquí un dato de la publicación (fecha, base o sello, en ese orden)
registro-direccion = cambia, traslada o retira una dirección que nunca se anotó
registro-nombre = el archivo no se llama como manda su contenido
registro-anterior = falta la publicación que la precede

nuevo-creado = Se creó { $ruta }. Ábralo, llene los campos y revise con «vitrina check».
nuevo-existe = Ya existe { $ruta }; no se cambió nada.
nuevo-tipo-desconocido = No hay un tipo «{ $tipo }». Tipos: { $nombres }.
nuevo-titulo-vacio = De ese título no sale un nombre de archivo. Escriba alguna letra o cifra.
nuevo-obligatorio = obligatorio
nuevo-opcional = opcional
nuevo-cuerpo = Escriba aquí el texto.
iniciar-creado = Portal creado en { $carpeta }. Siga con: cd { $carpeta } y vitrina build
iniciar-existe = { $carpeta } ya tiene un portal; no se cambió nada.
iniciar-no-vacia = { $carpeta } no está vacía. Elija una carpeta nueva.

## Nodo de portales

nodo-conteo = { $errores ->
        [one] 1 error
       *[other] { $errores } errores
    } · { $avisos ->
        [one] 1 aviso
       *[other] { $avisos } avisos
    }
nodo-no-revisado = sin revisar
nodo-escrito = Comparación → { $ruta }
nodo-salida-ocupada = { $ruta } tiene otra cosa que una comparación: no se toca. Indique otra carpeta con --out.

## Alojamiento

alojamiento-incompleto = Hay errores en el contenido: puede faltar alguna dirección anterior. Revise con «vitrina revisar».
alojamiento-nginx = { $servidor }: cómo envía nginx este portal. Lo escribe «vitrina alojamiento nginx»; vuelva a
    escribirlo cuando cambien las direcciones anteriores, las lenguas o [alojamiento] en portal.toml.
    {""}
    Guárdelo, por ejemplo, en /etc/nginx/snippets/portal.conf, e inclúyalo en el servidor:
    {""}
    server {"{"}
    {"  "}listen 443 ssl;
    {"  "}server_name { $servidor };
    {"  "}root /srv/portal/public;
    {"  "}include snippets/portal.conf;
    {"}"}
    {""}
    Un add_header dentro de un «location» suyo quita de allí los de este archivo.
alojamiento-nginx-brotli = Con el módulo ngx_brotli (en Debian, libnginx-mod-http-brotli-static), quite el # de la línea que sigue.
alojamiento-apache = { $servidor }: cómo envía Apache 2.4 este portal. Lo escribe Vitrina: no lo cambie aquí.
    {""}
    El servidor debe permitirlo (AllowOverride All) y tener mod_headers; mod_rewrite, si hay archivos comprimidos.
    El portal ocupa el sitio entero: su dirección no tiene carpeta.
alojamiento-caddy = { $servidor }: cómo envía Caddy 2 este portal. Lo escribe «vitrina alojamiento caddy»; vuelva a
    escribirlo cuando cambien las direcciones anteriores, las lenguas o [alojamiento] en portal.toml.
    {""}
    Guárdelo en /etc/caddy/Caddyfile y cambie allí la carpeta del sitio (root).
alojamiento-headers = { $servidor }: encabezados, para servicios que leen _headers. Lo escribe Vitrina.
alojamiento-redirects = { $servidor }: direcciones anteriores, para servicios que leen _redirects. Lo escribe Vitrina.

## Vista previa

vista-direccion = Vista previa: { $direccion } (Ctrl+C para terminar)
vista-fin = Vista previa terminada.
vista-lista = { $paginas ->
        [one] 1 página revisada
       *[other] { $paginas } páginas revisadas
    } en { $segundos } s.
vista-todos = Ver todos los hallazgos
vista-fallo = No se pudo leer el portal
