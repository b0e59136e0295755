# La ayuda de la orden y lo que se dice de una orden mal escrita. Una orden tiene «ayuda-orden-<nombre>»; una opción,
# «ayuda-<nombre>» o, si en una orden quiere decir otra cosa, «ayuda-<orden>-<nombre>». Atributos: «valor» (cómo se
# nombra el valor), «ejemplo».

## Partes de la ayuda

ayuda-programa = Generador de portales de transparencia para entidades públicas de Colombia
ayuda-uso = Uso
ayuda-orden = ORDEN
ayuda-opciones-uso = [opciones]
ayuda-ordenes = Órdenes
ayuda-datos = Datos
ayuda-opciones = Opciones
ayuda-posibles = uno de: { $nombres }
ayuda-por-omision = si no se dice: { $valor }
ayuda-tambien = también { $nombres }
ayuda-varias = puede repetirse
ayuda-mas = La ayuda de una orden: vitrina ORDEN --help

## Órdenes

ayuda-orden-build = Construye el portal
ayuda-orden-check = Revisa todo sin escribir nada
ayuda-orden-serve = Muestra el portal en este computador mientras se edita
ayuda-orden-checklist = Muestra el cumplimiento, requisito por requisito
ayuda-orden-explain = Explica un código de hallazgo
ayuda-orden-new = Crea un contenido nuevo
ayuda-orden-init = Crea un portal nuevo
ayuda-orden-import = Convierte una hoja de cálculo, o textos de normas, en contenido
ayuda-orden-deadlines = Muestra qué vence pronto y qué está vencido
ayuda-orden-languages = Muestra qué está traducido, qué está atrasado y qué falta
ayuda-orden-publish = Publica: construye, y anota en publicado/ lo que ya no se puede perder
ayuda-orden-node = Revisa los portales de un nodo, uno tras otro, y escribe su comparación
ayuda-orden-hosting = Dice a un servidor web cómo enviar el portal
ayuda-orden-schema = Describe los tipos de contenido: esquemas, formularios, manual

## Datos y opciones

ayuda-help = Muestra esta ayuda
ayuda-version = Muestra la versión
ayuda-lang = Lengua de los mensajes: es o en
    .valor = LENGUA
    .ejemplo = es
ayuda-root = Carpeta del portal
    .valor = CARPETA
    .ejemplo = mi-portal
ayuda-out = Carpeta de salida; si no se dice, public dentro del portal
    .valor = CARPETA
    .ejemplo = public
ayuda-date = Fecha del sitio, año-mes-día
    .valor = FECHA
    .ejemplo = 2026-11-24
ayuda-format = Formato de la salida
    .valor = FORMATO
    .ejemplo = json
ayuda-profile = Para un servidor (sitio), o para leer desde una carpeta o una memoria USB (usb)
    .valor = PERFIL
    .ejemplo = usb
ayuda-port = Puerto en este computador; 0, cualquiera que esté libre
    .valor = PUERTO
    .ejemplo = 4000
ayuda-drafts = Incluye los borradores
ayuda-no_cache = No usa lo guardado de construcciones anteriores
ayuda-timings = Muestra cuánto tarda cada fase
ayuda-fix = Aplica los arreglos automáticos, y solo esos
ayuda-pack = Lista de cumplimiento
    .valor = LISTA
    .ejemplo = gel-2012
ayuda-unit = Solo lo que está a cargo de una dependencia
    .valor = DEPENDENCIA
    .ejemplo = hacienda
ayuda-state = Solo lo que está en un estado
    .valor = ESTADO
    .ejemplo = falta
ayuda-only = Solo una lengua
    .valor = CÓDIGO
    .ejemplo = en
ayuda-mark = Traducciones que se leyeron de nuevo: anota en cada una la versión del original
    .valor = ARCHIVO
    .ejemplo = content/paginas/mision.en.md
ayuda-code = Código que aparece en cada mensaje
    .valor = CÓDIGO
    .ejemplo = E0211
ayuda-server = Servidor, o archivo para servicios que alojan carpetas
    .valor = SERVIDOR
    .ejemplo = nginx
ayuda-kind = Tipo de contenido
    .valor = TIPO
    .ejemplo = noticia
ayuda-title = Título del contenido
    .valor = TÍTULO
    .ejemplo = "Feria campesina"
ayuda-dir = Carpeta nueva
    .valor = CARPETA
    .ejemplo = mi-portal
ayuda-name = Nombre de la entidad
    .valor = NOMBRE
    .ejemplo = "Alcaldía de Ejemplo"
ayuda-base = Dirección del sitio
    .valor = DIRECCIÓN
    .ejemplo = https://www.ejemplo.gov.co
ayuda-file = Tabla (.csv, .tsv o .xlsx), norma en Markdown (.md) o carpeta de normas
    .valor = ARCHIVO
    .ejemplo = contratos.xlsx
ayuda-sheet = Hoja del libro
    .valor = HOJA
    .ejemplo = "Hoja1"
ayuda-days = Hasta cuántos días adelante se mira
    .valor = DÍAS
    .ejemplo = 30
ayuda-ics = Como calendario que otros programas abren (.ics)
ayuda-dry_run = Muestra lo que haría y no escribe nada

## Una orden mal escrita

uso-orden-desconocida = No hay una orden «{ $valor }».
uso-falta-orden = Falta la orden.
uso-opcion-desconocida = «{ $orden }» no tiene una opción «{ $valor }».
uso-opcion-desconocida-sin-orden = No hay una opción «{ $valor }».
uso-sobra = Sobra «{ $valor }».
uso-falta-valor = A «{ $opcion }» le falta su valor.
uso-sobra-valor = «{ $opcion }» no lleva valor: sobra «{ $valor }».
uso-valor = «{ $valor }» no sirve como valor de «{ $opcion }».
uso-repetida = «{ $opcion }» está dos veces.
uso-incompatibles = «{ $opcion }» y «{ $otra }» no van juntas.
uso-falta = Falta { $opcion }.
uso-letras = Hay letras que no son UTF-8; escriba de nuevo la orden.
uso-otra = La orden no se entiende.
uso-quiso-decir = ¿Quiso decir «{ $nombre }»?
uso-posibles = Valores posibles: { $nombres }.
uso-ejemplo = Ejemplo: { $ejemplo }
uso-ver-ayuda = Más: { $orden } --help
ayuda-schema-out = Carpeta del portal en la que se escribe; si no se dice, se muestra
    .valor = CARPETA
ayuda-schema-kind = Tipo de contenido; si no se dice, todos
    .valor = TIPO
