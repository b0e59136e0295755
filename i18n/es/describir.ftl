# Tipos de contenido, descritos: esquemas, formularios, páginas del manual, archivos nuevos.

describir-opciones = Opciones: { $opciones }.
describir-unidad = Unidad: { $unidad }.
describir-personal = Es un dato personal: se revisa y no se publica.
describir-norma = Lo pide: { $norma }.
describir-traduccion = { $tipo }, traducción
describir-ficha = { $tipo }, ficha de una tabla
describir-cuerpo-ejemplo = Este texto es un ejemplo: cuente aquí lo que la gente necesita saber.
describir-taplo = Escrito por «vitrina schema»: qué esquema corresponde a cada archivo. No lo edite.

## vitrina schema
esquema-escrito = { $cuantos ->
    [one] Se escribió { $cuantos } archivo en { $carpeta }/.
   *[other] Se escribieron { $cuantos } archivos en { $carpeta }/.
}
esquema-afuera = No se puede escribir { $ruta }: tiene que quedar dentro de la carpeta del portal, y no ser un enlace ni una carpeta.
esquema-taplo = { $ruta } le dice al editor qué esquema corresponde a cada archivo.
esquema-taplo-propio = { $ruta } ya existe y no lo escribió Vitrina: no se cambió. Bórrelo y repita si quiere que el editor use los esquemas.
tipo-desconocido-cerca = No hay un tipo «{ $tipo }». ¿Quiso decir «{ $cerca }»? «vitrina schema» los muestra todos.

## Tipos de los campos, en palabras
describir-tipo-text = texto
describir-tipo-rich_text = texto con formato (negrita, enlaces)
describir-tipo-date = fecha, así: 2026-01-31
describir-tipo-date_time = fecha y hora, así: 2026-01-31T09:00:00-05:00
describir-tipo-partial_date = año, mes o día: "2026", "2026-01" o 2026-01-31
describir-tipo-integer = número entero
describir-tipo-decimal = número, con decimales si los tiene
describir-tipo-pesos = pesos colombianos, sin centavos: 1234567 o "$ 1.234.567"
describir-tipo-bool = sí o no: true o false
describir-tipo-choice = una de las opciones
describir-tipo-ref = nombre del archivo, sin su terminación, de un contenido de tipo [{ $tipo }]({ $pagina })
describir-tipo-territory = código DIVIPOLA entre comillas: "86" o "86001"
describir-tipo-language = código de lengua: "es", "inb"
describir-tipo-email = correo electrónico
describir-tipo-telephone = teléfono con el código del país: "+57 608 555 0100"
describir-tipo-url = dirección web completa: "https://www.ejemplo.gov.co"
describir-tipo-document = archivo para descargar: su ruta dentro de content/, o un grupo con su título
describir-tipo-image = imagen, con lo que se ve en palabras
describir-tipo-media = audio o video, con subtítulos y transcripción
describir-tipo-record = grupo de campos
describir-tipo-list = lista; cada uno: { $tipo }
describir-tipo-map = grupo de valores con el nombre que usted elija; cada uno: { $tipo }

## Páginas del manual
manual-tipos = Tipos de contenido
manual-tipos-entrada = Cada tipo tiene su carpeta dentro de content/ y su página aquí: qué es, qué norma lo pide, qué campos lleva y un ejemplo completo. Estas páginas salen de las declaraciones de los tipos, con «vitrina schema --format markdown». Los campos que todos comparten están en [campos comunes](comunes.md).
manual-tipo = Tipo
manual-carpeta = Carpeta
manual-para-que = Para qué es
manual-comunes = Campos comunes
manual-comunes-entrada = Sirven en todos los tipos. Si un tipo pide alguno de otra manera, lo dice su página.
manual-empezar = Para empezar uno: `{ $orden }`.
manual-obligatorios = Campos obligatorios
manual-opcionales = Campos opcionales
manual-ver-comunes = Además, los [campos comunes]({ $pagina }).
manual-ejemplo-completo = Un ejemplo completo
manual-ejemplo-archivo = Todo lo que se puede escribir, en `{ $ruta }`. Borre lo que no necesite:
manual-archivos-datos = Va en `{ $carpeta }`, un archivo `.toml` por cada uno, o una fila por cada uno en una [tabla](../tablas.md). No lleva texto aparte.
manual-archivos-opcional = Va en `{ $carpeta }`, un archivo `.md` por cada uno: los datos entre dos líneas `+++` y después el texto, si lo hay. Sin texto puede ser un archivo `.toml`, o una fila de una [tabla](../tablas.md).
manual-archivos-texto = Va en `{ $carpeta }`, un archivo `.md` por cada uno: los datos entre dos líneas `+++` y después el texto, que es obligatorio.
manual-titulo-campo = Su título es el campo `{ $campo }`.
manual-titulo-patron = Su título se arma solo: «{ $patron }».
manual-con-paginas = Cada uno tiene su página.
manual-sin-paginas = No tiene página propia: sale en la lista de su sección.
manual-columnas = Columnas de su lista y de sus descargas: { $campos }.
manual-facetas = Su lista se puede filtrar por: { $campos }.
manual-unicos = No puede haber dos con los mismos valores en: { $campos }.
manual-suscripcion = Tiene suscripción (RSS y Atom).
manual-se-escribe = Se escribe
manual-quiere-decir = Quiere decir
manual-tipo-obligatorio = { $tipo }; obligatorio
manual-despues = No puede ser anterior a `{ $campo }`.
manual-pasado = No puede ser una fecha futura.
manual-numero-entre = De { $minimo } a { $maximo }.
manual-numero-desde = { $minimo } como mínimo.
manual-numero-hasta = { $maximo } como máximo.
manual-texto-entre = De { $minimo } a { $maximo } letras.
manual-texto-desde = { $minimo } letras como mínimo.
manual-texto-hasta = { $maximo } letras como máximo.
manual-lista-entre = De { $minimo } a { $maximo } elementos.
manual-lista-desde = { $minimo } como mínimo.
manual-lista-hasta = { $maximo } como máximo.

## Formularios de Sveltia
describir-texto = Texto
describir-uno = Uno
esquema-sin-editor = Falta decir en portal.toml dónde está el repositorio. Agregue al final, con sus datos:

    {"["}editor]
    servicio = "github"
    repositorio = "entidad/portal"
