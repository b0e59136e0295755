# What the program says beside the codes: hints, severities, faults, commands, dates and numbers.

## Severities and the foot of a finding

gravedad-error = error
gravedad-aviso = warning
gravedad-consejo = advice
pie-arreglo = repair
pie-norma = norm
pie-mas = more
pie-correccion = automatic repair
correccion = Automatic repair: vitrina check --fix
pie-pista = hint
hallazgos-breves = { $cuantos } more are told in one line: of each code the first { $enteros } are shown whole. “vitrina explain CODE” says why it matters and how to repair it; “--format json” has all of them whole.
resumen-hallazgos = { $errores ->
        [0] No errors
        [one] 1 error
       *[other] { $errores } errors
    }, { $avisos ->
        [one] 1 warning
       *[other] { $avisos } warnings
    }, { $consejos ->
        [one] 1 piece of advice
       *[other] { $consejos } pieces of advice
    }.

## Hints

importar-ilegible = “{ $archivo }” cannot be read as a table: use .csv, .tsv or .xlsx; if the workbook has several sheets with data, say which with --sheet
importar-columnas = Columns with a field ({ $cuantas }): { $nombres }
importar-ocultas = Hidden, with data of persons ({ $cuantas }): { $nombres }
importar-sin-destino = Without a field, not published ({ $cuantas }): { $nombres }
importar-faltan = Required fields that no column fills ({ $cuantas }), to be completed in [constantes]: { $nombres }
importar-sin-identidad = No column says what tells one row from another ({ $nombres }): add that column to the table, or change  id  in the sidecar to fields that it has
importar-cuentas = Rows that load: { $filas }; without errors of their own: { $buenas }; findings: { $hallazgos }
importar-normas = Norms imported: { $hechas }; already there: { $repetidas }; could not be read: { $rechazadas }
importar-normas-ensayo = Norms that would be imported: { $hechas }; already there: { $repetidas }; cannot be read: { $rechazadas }
importar-repetida = { $archivo }: there is a norm in { $ruta } already; nothing was changed.
importar-cambio-clase = Kinds of norm that the portal does not know, kept as “otro”: { $veces }
importar-cambio-estado = States that the portal does not know, kept as “sin_verificar”: { $veces }
importar-cambio-fecha = Texts that do not say when they were issued, the date of publication was taken: { $veces }
importar-cambio-marca = Marks of the source’s editors, which stay in the text: { $veces }
importar-cambio-nombre = Files not called as the norm they hold: { $veces }
importar-cambio-letra = Damaged characters that were replaced or left out: { $veces }
importar-cambio-forma = Repairs of form (headings, bold, tables): { $veces }
importar-error-no-header = does not begin with a line “---”: it is not SUIN’s copy of a norm
importar-error-header-not-closed = the header that begins here has no closing line “---”
importar-error-bad-header-line = this line of the header is not “field: value”
importar-error-bad-quotes = the quotes of this value do not close, or something follows them
importar-error-repeated-field = this field of the header is given twice
importar-error-missing-field = the header does not say which norm it is: it lacks a field (identificador, rango, fecha_publicacion or estado)
importar-error-bad-identifier = the identifier is not “KIND-NUMBER-YEAR”, for instance LEY-1712-2014
importar-error-bad-date = the date is not a day of the calendar written YYYY-MM-DD
importar-error-bad-address = the address of the source does not begin with https:// or http://, or has spaces in it
importar-error-not-utf-8 = the text is not UTF-8 from this line on; save it again as UTF-8
mismo-valor = there { $veces ->
        [one] is one more cell like this
       *[other] are { $veces } more cells like this
    } in this column
hoja-y-celda = sheet “{ $hoja }”, cell { $celda }
decimales-con-punto = if the table uses a decimal point and commas for thousands, put in the sidecar: decimales = "punto"
quiso-decir = did you mean “{ $nombre }”?
norma-externa = if the norm is another body’s and is not in the portal, use externa = {"{"} nombre = "Ley 1712 de 2014" {"}"} instead of norma
norma-razon = { $accion }: { $norma }{ $cuantos ->
        [0] {""}
       *[other] , articles { $articulos }
    }{ $fechada ->
        [0] {""}
       *[other] , since { $desde }
    }
circulo = the circle: { $cadena }
nombre-propuesto = a name that works: { $nombre }
parece-windows-1252 = it looks like Windows-1252: here “{ $letra }” was meant
parece-utf-16 = it looks like UTF-16 (“Unicode” in Notepad)
fecha-dos-lecturas = with the month first it is another date: check which is the day
fecha-sin-dia = the day is missing
dia-no-existe = { $mes } { $anio } had { $dias } days
anio-corto = write the year with its four digits
lista-comas = in a list a comma follows each value: ["one", "two"]
valor-propuesto = write: { $valor }
campos-posibles = fields of this kind: { $nombres }
valores-posibles = options: { $nombres }

## Types of data, in phrases like “must be …”

tipo-text = a text in quotes
tipo-string = a text in quotes
tipo-rich_text = a formatted text in quotes
tipo-date = a date
tipo-date_time = a date with its hour
tipo-datetime = a date
tipo-time = an hour
tipo-partial_date = a year, a month or a day
tipo-integer = a whole number
tipo-decimal = a number
tipo-float = a number with decimals
tipo-number = a number
tipo-pesos = an amount of pesos
tipo-bool = true or false
tipo-boolean = true or false
tipo-choice = an option of the list
tipo-ref = the name of another entry
tipo-territory = a DIVIPOLA code in quotes
tipo-language = a language tag
tipo-email = an e-mail address
tipo-telephone = a telephone number
tipo-url = a web address
tipo-file = the name of a file
tipo-document = the name of a document
tipo-image = an image
tipo-media = an audio or video
tipo-map = a group of named values
tipo-list = a list in brackets
tipo-array = a list in brackets
tipo-record = a group of fields
tipo-texts = texts by language: {"{"} es = "…" {"}"}
tipo-table = a group of fields

## Details, by code: detalle-<code>-<argument>

detalle-E0406-id = “id” is missing, the rule that makes the identifier of each row
detalle-E0406-columnas = the table [columnas] is missing
estructura-lengua = it does not say its language (html lang)
estructura-titulo = it has no title (title)
estructura-titulo-repetido = it has the same title as { $otra }
estructura-h1 = { $cuantos ->
        [0] it has no first-level heading (h1)
       *[other] it has { $cuantos } first-level headings (h1), and should have one
    }
estructura-main = { $cuantos ->
        [0] it does not say which is its main part (main)
       *[other] it has { $cuantos } main parts (main), and should have one
    }
detalle-E0801-signos = a sign is missing, is too much or does not belong there
detalle-E0801-valor = a value cannot be computed
detalle-E0801-circulo = the template includes itself
detalle-E0801-base = the template that it extends does not exist
detalle-E0801-nombre = it uses a filter, a function, a block or another template that does not exist
detalle-E0802-falta-igual = the sign “=” is missing between the name and the text
detalle-E0802-llaves = a brace has no pair
detalle-E0802-signo = a sign is missing or one is too much
detalle-E0802-nombre = a name has only letters without accents, digits and hyphens
detalle-E0802-falta-texto = there is no text after the “=”
detalle-E0802-variante = exactly one variant must be marked with “*”
detalle-E0802-comillas = quotes are opened and never closed
detalle-E0802-escape = a backslash is out of place
detalle-E0802-llave-dentro = what stands between the braces is not understood

## Faults of the machine or of the program

fallo-listar = The folder “{ $ruta }” could not be read: { $motivo }.
fallo-leer = “{ $ruta }” could not be read: { $motivo }.
fallo-escribir = “{ $ruta }” could not be written: { $motivo }.
fallo-reemplazar = “{ $ruta }” could not be put in its place: { $motivo }. What was published before is untouched.
fallo-borrar = “{ $ruta }” could not be removed: { $motivo }.
fallo-escuchar = Could not listen at { $ruta }: { $motivo }. Choose another port with --port.
fallo-vigilar = The folder “{ $ruta }” could not be watched: { $motivo }.
fallo-interrumpido = It was interrupted before it ended.
fallo-salida-montada = “{ $ruta }” is a mount point or a link and cannot be exchanged in one step. Use --out with a folder inside it, for example { $ruta }/site.
fallo-salida-contiene = “{ $ruta }” holds the portal or is the portal. Choose another folder with --out, for example public.
fallo-programa = This is a mistake of vitrina, not of your content. What was published before is untouched. Please report it with this text: { $detalle }
motivo-no-existe = it does not exist
motivo-permiso = there is no permission
motivo-ya-existe = it already exists
motivo-disco-lleno = the disk is full
motivo-solo-lectura = the disk is read-only
motivo-es-carpeta = it is a folder
motivo-no-es-carpeta = it is not a folder
motivo-carpeta-con-archivos = the folder is not empty
motivo-ocupado = another program is using it
motivo-otro-disco = it is on another disk
motivo-nombre = the system does not accept that name
motivo-puerto-ocupado = another program uses that port
motivo-demora = the system took too long to answer
motivo-interrumpido = the operation was interrupted
motivo-memoria = there is not enough memory
motivo-datos = the file is damaged or incomplete
motivo-no-admitido = the system does not support this operation
motivo-otro = the system did not allow it

## build, check

construir-titulo = { $entidad } · vitrina { $version }
construir-cuentas = { $paginas ->
        [one] 1 page
       *[other] { $paginas } pages
    } · { $archivos ->
        [one] 1 file
       *[other] { $archivos } files
    } · { $peso } in { $segundos } s
construir-cumplimiento = Checklist { $regimen }: { $cumplidos } of { $total } ({ $porcentaje } %) · { $pendientes } missing · { $noaplica } not applicable
construir-sello = Seal: { $sello } → { $salida }
construir-igual = Nothing changed: { $salida } stays as it was.
construir-rechazado = Nothing was published: there are errors to correct. { $salida } stays as it was.
tiempos-total = total
fase-scan = scan
fase-parse = parse
fase-catalog = catalog
fase-check = check
fase-plan = plan
fase-pictures = pictures
fase-downloads = downloads
fase-render = render
fase-audit = audit
fase-assess = assess
fase-emit = emit

## checklist

checklist-titulo = { $regimen } on { $fecha }
checklist-requisito = requirement
checklist-puntos = points
checklist-responsable = owner
checklist-razon = reason
checklist-fase = phase
checklist-porcentaje = per cent
estado-cumple = met
estado-falta = missing
estado-no-aplica = not applicable
base-verificado = checked
base-declarado = declared
checklist-conteos = On real content: { $reales } · on examples: { $ejemplos } · on declarations: { $declaraciones }
checklist-fundamento = Legal basis: { $fundamento } ({ $certeza })
checklist-parte = { $cuantos } of { $total } requirements are shown; what follows is of all of them.
checklist-nota = This is coverage of the checklist, not an official score.
checklist-vacia = The portal asks for no checklist. Add one in [[regimenes]] of portal.toml.
checklist-que-hacer = what to do
checklist-a-cargo = In charge: { $nombre }
checklist-regimen-desconocido = The portal does not use the checklist “{ $nombre }”. Did you mean “{ $parecido }”? Checklists are asked for in [[regimenes]] of portal.toml.
checklist-dependencia-desconocida = No unit has the identifier “{ $nombre }”. Did you mean “{ $parecido }”?
informe-titulo = Compliance on { $fecha }
descansa-real = real content
descansa-ejemplo = examples
descansa-declaracion = declaration

## explain, new, init, schema, languages, deadlines, serve

corregido = { $ruta }:{ $linea }: { $cambio } ({ $codigo })
corregidos = { $cuantos ->
        [0] There was nothing to repair automatically.
        [one] One repair made.
       *[other] { $cuantos } repairs made.
    }
explicar-desconocido = There is no code “{ $codigo }”. Codes look like E0211 and stand in every message.
explicar-mal = Wrong, in `{ $ruta }`:
explicar-bien = Right, in `{ $ruta }`:
explicar-ambos = Beside both, `{ $ruta }`:
explicar-otra-lengua = This page has not been translated yet; it is shown in Spanish.
publicar-hecho = Publication of { $fecha } → { $ruta }
publicar-ensayo = It would be the publication of { $fecha } → { $ruta }. Nothing was written.
publicar-igual = Nothing changed since the last publication: no other is noted.
publicar-rechazado = Nothing was published: there are errors to repair.
publicar-existe = Somebody wrote { $ruta } meanwhile: the publication was not noted. Bring the last changes and try again.
publicar-nuevas = New: { $cuantas }
publicar-cambiadas = Changed: { $cuantas }
publicar-trasladadas = Moved: { $cuantas }
publicar-retiradas = Withdrawn: { $cuantas }
publicar-mas = … and { $cuantas } more
publicar-guarde = Commit { $ruta } together with the content.

## The ledger of publications

registro-otra-cosa = the first line is not that of a ledger of publications that this program knows
registro-cortado = its end is missing
registro-cambiado = what it says is not what was sealed
registro-linea = it is none of the lines of a ledger
registro-valor = the value is not of the form it must have
registro-cabecera = a fact of the publication is missing here (numero, fecha, base, anterior or sello, in this order)
registro-direccion = it changes, moves or withdraws an address that was never noted
registro-nombre = the file is not called as its content demands
registro-anterior = the publication before it is missing

nuevo-creado = { $ruta } was created. Open it, fill in the fields and run “vitrina check”.
nuevo-existe = { $ruta } already exists; nothing was changed.
nuevo-tipo-desconocido = There is no kind “{ $tipo }”. Kinds: { $nombres }.
nuevo-titulo-vacio = No file name can be made of that title. Write some letter or digit.
nuevo-obligatorio = required
nuevo-opcional = optional
nuevo-cuerpo = Write the text here.
iniciar-creado = A portal was created in { $carpeta }. Go on with: cd { $carpeta } and vitrina build
iniciar-existe = { $carpeta } already has a portal; nothing was changed.
iniciar-no-vacia = { $carpeta } is not empty. Choose a new folder.

## Node of portals

nodo-conteo = { $errores ->
        [one] 1 error
       *[other] { $errores } errors
    } · { $avisos ->
        [one] 1 warning
       *[other] { $avisos } warnings
    }
nodo-no-revisado = not checked
nodo-escrito = Comparison → { $ruta }
nodo-salida-ocupada = { $ruta } holds something else than a comparison: it is left alone. Name another folder with --out.

## Hosting

alojamiento-incompleto = The content has errors: an earlier address may be missing. Check with “vitrina check”.
alojamiento-nginx = { $servidor }: how nginx sends this portal. Written by “vitrina hosting nginx”; write it again
    when earlier addresses, languages or [alojamiento] in portal.toml change.
    {""}
    Keep it, for instance, in /etc/nginx/snippets/portal.conf, and include it in the server:
    {""}
    server {"{"}
    {"  "}listen 443 ssl;
    {"  "}server_name { $servidor };
    {"  "}root /srv/portal/public;
    {"  "}include snippets/portal.conf;
    {"}"}
    {""}
    An add_header in a “location” of your own drops those of this file there.
alojamiento-nginx-brotli = With the module ngx_brotli (in Debian, libnginx-mod-http-brotli-static), take the # off the next line.
alojamiento-apache = { $servidor }: how Apache 2.4 sends this portal. Written by Vitrina: do not change it here.
    {""}
    The server must allow it (AllowOverride All) and have mod_headers; mod_rewrite, if there are packed files.
    The portal is the whole site: its address has no folder.
alojamiento-caddy = { $servidor }: how Caddy 2 sends this portal. Written by “vitrina hosting caddy”; write it again
    when earlier addresses, languages or [alojamiento] in portal.toml change.
    {""}
    Keep it in /etc/caddy/Caddyfile and change the folder of the site there (root).
alojamiento-headers = { $servidor }: headers, for services that read _headers. Written by Vitrina.
alojamiento-redirects = { $servidor }: earlier addresses, for services that read _redirects. Written by Vitrina.

## Preview

vista-direccion = Preview: { $direccion } (Ctrl+C to end)
vista-fin = Preview ended.
vista-lista = { $paginas ->
        [one] 1 page checked
       *[other] { $paginas } pages checked
    } in { $segundos } s.
vista-todos = See all findings
vista-fallo = The portal could not be read
