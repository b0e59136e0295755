# The help of the command, and what is said of one that is mistyped. A command has “ayuda-orden-<name>”; an option,
# “ayuda-<name>” or, where it means something else in one command, “ayuda-<command>-<name>”. Attributes: “valor” (what
# the value is called), “ejemplo”.

## Parts of the help

ayuda-programa = Generator of transparency portals for public entities of Colombia
ayuda-uso = Usage
ayuda-orden = COMMAND
ayuda-opciones-uso = [options]
ayuda-ordenes = Commands
ayuda-datos = Arguments
ayuda-opciones = Options
ayuda-posibles = one of: { $nombres }
ayuda-por-omision = default: { $valor }
ayuda-tambien = also { $nombres }
ayuda-varias = may be repeated
ayuda-mas = Help on a command: vitrina COMMAND --help

## Commands

ayuda-orden-build = Builds the portal
ayuda-orden-check = Checks everything and writes nothing
ayuda-orden-serve = Shows the portal on this computer while it is edited
ayuda-orden-checklist = Shows the checklist, requirement by requirement
ayuda-orden-explain = Explains the code of a finding
ayuda-orden-new = Creates a new entry
ayuda-orden-init = Creates a new portal
ayuda-orden-import = Turns a spreadsheet, or texts of norms, into content
ayuda-orden-deadlines = Shows what is due soon and what is overdue
ayuda-orden-languages = Shows what is translated, what is out of date and what is missing
ayuda-orden-publish = Publishes: builds, and notes in publicado/ what can no longer be lost
ayuda-orden-node = Checks the portals of a node, one after the other, and writes their comparison
ayuda-orden-hosting = Tells a web server how to send the portal
ayuda-orden-schema = Describes the kinds of content: schemas, forms, manual

## Arguments and options

ayuda-help = Shows this help
ayuda-version = Shows the version
ayuda-lang = Language of the messages: es or en
    .valor = LANGUAGE
    .ejemplo = en
ayuda-root = Folder of the portal
    .valor = FOLDER
    .ejemplo = my-portal
ayuda-out = Output folder; public inside the portal if left out
    .valor = FOLDER
    .ejemplo = public
ayuda-date = Date of the site, year-month-day
    .valor = DATE
    .ejemplo = 2026-11-24
ayuda-format = Format of the output
    .valor = FORMAT
    .ejemplo = json
ayuda-profile = For a server (sitio), or to be read from a folder or a memory stick (usb)
    .valor = PROFILE
    .ejemplo = usb
ayuda-port = Port on this computer; 0, any that is free
    .valor = PORT
    .ejemplo = 4000
ayuda-drafts = Includes drafts
ayuda-no_cache = Does not use what earlier builds stored
ayuda-timings = Shows how long each phase takes
ayuda-fix = Makes the automatic repairs, and only those
ayuda-pack = Checklist
    .valor = CHECKLIST
    .ejemplo = gel-2012
ayuda-unit = Only what a unit is in charge of
    .valor = UNIT
    .ejemplo = hacienda
ayuda-state = Only what is in a state
    .valor = STATE
    .ejemplo = falta
ayuda-only = One language only
    .valor = TAG
    .ejemplo = en
ayuda-mark = Translations that were read again: writes in each one the version of the original
    .valor = FILE
    .ejemplo = content/paginas/mision.en.md
ayuda-code = Code that stands in each message
    .valor = CODE
    .ejemplo = E0211
ayuda-server = Server, or file for services that host folders
    .valor = SERVER
    .ejemplo = nginx
ayuda-kind = Kind of content
    .valor = KIND
    .ejemplo = noticia
ayuda-title = Title of the entry
    .valor = TITLE
    .ejemplo = "Feria campesina"
ayuda-dir = New folder
    .valor = FOLDER
    .ejemplo = my-portal
ayuda-name = Name of the entity
    .valor = NAME
    .ejemplo = "Alcaldía de Ejemplo"
ayuda-base = Address of the site
    .valor = ADDRESS
    .ejemplo = https://www.ejemplo.gov.co
ayuda-file = Table (.csv, .tsv or .xlsx), norm in Markdown (.md) or folder of norms
    .valor = FILE
    .ejemplo = contratos.xlsx
ayuda-sheet = Sheet of the workbook
    .valor = SHEET
    .ejemplo = "Hoja1"
ayuda-days = How many days ahead to look
    .valor = DAYS
    .ejemplo = 30
ayuda-ics = As a calendar that other programs open (.ics)
ayuda-dry_run = Shows what it would do and writes nothing

## A mistyped command

uso-orden-desconocida = There is no command “{ $valor }”.
uso-falta-orden = The command is missing.
uso-opcion-desconocida = “{ $orden }” has no option “{ $valor }”.
uso-opcion-desconocida-sin-orden = There is no option “{ $valor }”.
uso-sobra = “{ $valor }” does not belong here.
uso-falta-valor = “{ $opcion }” lacks its value.
uso-sobra-valor = “{ $opcion }” takes no value: “{ $valor }” does not belong here.
uso-valor = “{ $valor }” cannot be a value of “{ $opcion }”.
uso-repetida = “{ $opcion }” is there twice.
uso-incompatibles = “{ $opcion }” and “{ $otra }” do not go together.
uso-falta = { $opcion } is missing.
uso-letras = Some letters are not UTF-8; type the command again.
uso-otra = The command cannot be understood.
uso-quiso-decir = Did you mean “{ $nombre }”?
uso-posibles = Possible values: { $nombres }.
uso-ejemplo = Example: { $ejemplo }
uso-ver-ayuda = More: { $orden } --help
ayuda-schema-out = Folder of the portal to write to; if it is not said, it is shown
    .valor = FOLDER
ayuda-schema-kind = Kind of content; if it is not said, all
    .valor = KIND
