# Kinds of content, described: schemas, forms, pages of the manual, new files.

describir-opciones = Options: { $opciones }.
describir-unidad = Unit: { $unidad }.
describir-personal = Personal data: it is checked and not published.
describir-norma = Asked for by: { $norma }.
describir-traduccion = { $tipo }, translation
describir-ficha = { $tipo }, sidecar of a table
describir-cuerpo-ejemplo = This text is an example: say here what people need to know.
describir-taplo = Written by “vitrina schema”: which schema belongs to which file. Do not edit it.

## vitrina schema
esquema-escrito = { $cuantos ->
    [one] { $cuantos } file was written to { $carpeta }/.
   *[other] { $cuantos } files were written to { $carpeta }/.
}
esquema-afuera = { $ruta } cannot be written: it has to be inside the portal’s folder, and be neither a link nor a folder.
esquema-taplo = { $ruta } tells the editor which schema belongs to which file.
esquema-taplo-propio = { $ruta } exists and was not written by Vitrina: it was not changed. Delete it and repeat if the editor is to use the schemas.
tipo-desconocido-cerca = There is no kind “{ $tipo }”. Did you mean “{ $cerca }”? “vitrina schema” shows them all.

## Types of fields, in words
describir-tipo-text = text
describir-tipo-rich_text = text with formatting (bold, links)
describir-tipo-date = date, like this: 2026-01-31
describir-tipo-date_time = date and time, like this: 2026-01-31T09:00:00-05:00
describir-tipo-partial_date = year, month or day: "2026", "2026-01" or 2026-01-31
describir-tipo-integer = whole number
describir-tipo-decimal = number, with decimals if it has any
describir-tipo-pesos = Colombian pesos, without cents: 1234567 or "$ 1.234.567"
describir-tipo-bool = yes or no: true or false
describir-tipo-choice = one of the options
describir-tipo-ref = name of the file, without its ending, of an entry of kind [{ $tipo }]({ $pagina })
describir-tipo-territory = DIVIPOLA code in quotes: "86" or "86001"
describir-tipo-language = language tag: "es", "inb"
describir-tipo-email = e-mail address
describir-tipo-telephone = telephone with the country code: "+57 608 555 0100"
describir-tipo-url = whole web address: "https://www.ejemplo.gov.co"
describir-tipo-document = file to download: its path inside content/, or a group with its title
describir-tipo-image = picture, with what is seen in words
describir-tipo-media = audio or video, with captions and transcript
describir-tipo-record = group of fields
describir-tipo-list = list; each: { $tipo }
describir-tipo-map = group of values under names of your choice; each: { $tipo }

## Pages of the manual
manual-tipos = Kinds of content
manual-tipos-entrada = Each kind has its folder inside content/ and its page here: what it is, which regulation asks for it, which fields it has and a whole example. These pages come from the declarations of the kinds, by “vitrina schema --format markdown”. The fields that all share are in [common fields](comunes.md).
manual-tipo = Kind
manual-carpeta = Folder
manual-para-que = What it is for
manual-comunes = Common fields
manual-comunes-entrada = They serve in every kind. If a kind asks for one of them in another way, its page says so.
manual-empezar = To begin one: `{ $orden }`.
manual-obligatorios = Required fields
manual-opcionales = Optional fields
manual-ver-comunes = Besides, the [common fields]({ $pagina }).
manual-ejemplo-completo = A whole example
manual-ejemplo-archivo = Everything that can be written, in `{ $ruta }`. Delete what you do not need:
manual-archivos-datos = It goes into `{ $carpeta }`, one `.toml` file each, or one row each in a [table](../tablas.md). It has no text apart.
manual-archivos-opcional = It goes into `{ $carpeta }`, one `.md` file each: the data between two `+++` lines and then the text, if there is any. Without text it may be a `.toml` file, or a row of a [table](../tablas.md).
manual-archivos-texto = It goes into `{ $carpeta }`, one `.md` file each: the data between two `+++` lines and then the text, which has to be there.
manual-titulo-campo = Its title is the field `{ $campo }`.
manual-titulo-patron = Its title makes itself: “{ $patron }”.
manual-con-paginas = Each has its page.
manual-sin-paginas = It has no page of its own: it is in the list of its section.
manual-columnas = Columns of its list and its downloads: { $campos }.
manual-facetas = Its list can be narrowed by: { $campos }.
manual-unicos = No two may have the same values in: { $campos }.
manual-suscripcion = It has feeds (RSS and Atom).
manual-se-escribe = Written
manual-quiere-decir = Means
manual-tipo-obligatorio = { $tipo }; required
manual-despues = It may not be before `{ $campo }`.
manual-pasado = It may not be a date in the future.
manual-numero-entre = From { $minimo } to { $maximo }.
manual-numero-desde = { $minimo } at the least.
manual-numero-hasta = { $maximo } at the most.
manual-texto-entre = From { $minimo } to { $maximo } letters.
manual-texto-desde = { $minimo } letters at the least.
manual-texto-hasta = { $maximo } letters at the most.
manual-lista-entre = From { $minimo } to { $maximo } items.
manual-lista-desde = { $minimo } at the least.
manual-lista-hasta = { $maximo } at the most.

## Forms of Sveltia
describir-texto = Text
describir-uno = One
esquema-sin-editor = portal.toml does not say where the repository is. Add at its end, with your data:

    {"["}editor]
    servicio = "github"
    repositorio = "entidad/portal"
