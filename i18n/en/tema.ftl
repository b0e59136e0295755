# Messages of the theme: what the templates write on every page.

## Structure
saltar-al-contenido = Skip to content
gov-nombre = State bar and accessibility
gov-enlace = Go to GOV.CO
gov-relevo = Centro de Relevo (relayed calls for deaf people)
ajustes-titulo = Accessibility
ajustes-letra = Text size
ajustes-letra-normal = Normal
ajustes-letra-grande = Large
ajustes-letra-mayor = Very large
ajustes-contraste = High contrast
demostracion-titulo = Demonstration portal.
demostracion-texto = This is not the official site of the entity: data marked as examples are not real.
demostracion-fecha = The date of the site is fixed at { $fecha }.
idiomas-nombre = This page in other languages
idiomas-oferta = The language you chose on your last visit:
menu-nombre = Main menu
menu-abrir = Menu
ruta-nombre = You are here
buscador-etiqueta = Search this portal
buscador-boton = Search
enlace-otro-sitio = (another site)

## Notices
ejemplo-marca = Example
ejemplo-titulo = Example content.
ejemplo-texto = It shows how this information is published, but it is not real data.
nota-del-editor = Editor’s note
solo-en = Only in: { $lengua }
lista-solo-en = What has not been translated is listed in: { $lenguas }

## Parts of a page
inicio-secciones = Sections of the portal
hijos-nombre = In this section
archivos-titulo = Files
archivo-paginas = { $numero ->
    [one] 1 page
   *[other] { $numero } pages
    }, { $peso }
descargas-titulo = Downloads
descargas-texto = Each file holds the whole list, not only what this page shows.
sobre-titulo = About this page
sobre-publicado = Published on
sobre-actualizado = Last updated
sobre-responsable = Responsible unit
sobre-fuente = Source
sobre-direccion = Address

## Lists
facetas-nombre = Filters of the list
facetas-titulo = Filter by
lista-filtro = Showing only:
lista-filtrar = Filter and sort this list
lista-filtrar-texto = Contains
lista-filtrar-todos = All
lista-filtrar-quitar = Clear filters
lista-filtrar-nada = Nothing in this list matches your filters.
lista-filtrar-error = The whole list could not be loaded. Use the pages below.
lista-ordenar = Sort by
lista-orden-propio = As published
lista-orden-asc = { $columna }, ascending
lista-orden-desc = { $columna }, descending
lista-cuenta = Showing { $n } of { $total }
lista-suscribirse = Follow what is new in this list:
lista-vacia = Nothing has been published in this list yet.
lista-total = { $n ->
    [one] 1 record
   *[other] { $n } records
}
lista-pagina = page { $n } of { $total }
paginador-nombre = Pages of the list
paginador-anterior = Previous
paginador-siguiente = Next
paginador-pagina = Page { $n }
cifra = { $n }
porcentaje = { $n }%

## Footer
pie-enlaces = Information and policies
pie-mapa-del-sitio = Site map
pie-cumplimiento = Compliance with the transparency law
pie-sellos = Seals and marks
escudo-nombre = Coat of arms
pie-redes = Social networks
pie-pqrsd = Submit a petition, complaint, claim or report
pie-sello = Last publication of the site:
pie-version = Version
pie-arriba = Back to top
entidad-nit = Tax number (NIT)
entidad-direccion = Address
entidad-codigo_postal = Postal code
entidad-horario = Opening hours
entidad-telefono = Telephone
entidad-linea_gratuita = Toll-free line
entidad-fax = Fax
entidad-linea_anticorrupcion = Anti-corruption line
entidad-correo = E-mail
entidad-correo_judicial = E-mail for judicial notices

## Pages of the program
buscar-titulo = Search
buscar-vacio = Nothing was found with those words. Try others, or fewer.
buscar-uno = 1 result
buscar-varios = { "{" }n{ "}" } results
buscar-mas = Show more results
buscar-error = The search could not be loaded. Use the index from A to Z.
buscar-indice = All pages, from A to Z
buscar-indice-texto = This index works even without JavaScript: choose the first letter of the title.
buscar-letras = Letters of the index
mapa-titulo = Site map
mapa-entradas = { $n ->
    [one] (1 publication)
   *[other] ({ $n } publications)
}
error-titulo = We could not find that page
error-texto = The address may be misspelt, or the page may have moved. Search for what you need or start with one of these links:
error-inicio = Home page
niveles-nombre = Transparency menu
niveles-numerales = { $n ->
    [one] { $n } requirement
   *[other] { $n } requirements
}
nivel-explicacion = Each requirement leads to the page where the information is. If one does not apply, it says why; if something is not published yet, it says so.
nivel-publicado = Published
nivel-declarado = Declared
nivel-falta = To be published
nivel-falta-texto = It is not published yet.
nivel-pidalo = Ask the entity for it
nivel-que-falta = What is missing from { $numeral }
nivel-vecinos = Other parts of the menu
cumplimiento-requisito-descripcion = Requirement { $numero } of { $regimen }: whether it is met, on what evidence, and by which rule.
cumplimiento-titulo = Compliance
cumplimiento-explicacion = This portal checks its own content against the checklist of each regulation. What follows is the coverage of those checklists, not an official score. What a person declared is shown apart from what was checked.
cumplimiento-puntos = { $maximo ->
    [one] { $obtenidos } of 1 point
   *[other] { $obtenidos } of { $maximo } points
}
cumplimiento-reales = { $n ->
    [one] 1 requirement rests on real content
   *[other] { $n } requirements rest on real content
}
cumplimiento-ejemplos = { $n ->
    [one] 1 requirement rests on example content
   *[other] { $n } requirements rest on example content
}
cumplimiento-declarados = { $n ->
    [one] 1 requirement rests on a declaration
   *[other] { $n } requirements rest on declarations
}
cumplimiento-csv = List of requirements for spreadsheets
cumplimiento-json = List of requirements for programs
cumplimiento-xlsx = Workbook, in the order of the checklist
cumplimiento-cobertura = { $cumplidos } of { $total } requirements
cumplimiento-por-que = Why:
cumplimiento-actualizada = updated on
cumplimiento-sin-evidencia = No evidence is published yet.
cumplimiento-declaracion = Declaration
cumplimiento-quien-declara = Declared by
cumplimiento-fecha = Date
cumplimiento-vence = Expires
cumplimiento-deber = The requirement
cumplimiento-lista = Checklist
cumplimiento-a-cargo = Office in charge
cumplimiento-mismo-deber = The same requirement in other checklists
cumplimiento-ver = { $n ->
    [one] one requirement
   *[other] { $n } requirements
}
cumplimiento-requisito = Requirement
cumplimiento-resultado = Outcome
cumplimiento-columna-puntos = Points
cumplimiento-columna-antes = In 2012
cumplimiento-fase-antes = in 2012: { $puntaje }
cumplimiento-evidencia = Evidence
cumplimiento-cumple = Met
cumplimiento-falta = Missing
cumplimiento-no-aplica = Not applicable
cumplimiento-comprobado = checked
cumplimiento-declarado = declared
cumplimiento-norma = Regulation
cumplimiento-declarado-hasta = until { $fecha }
cumplimiento-remedio = What to do:
cumplimiento-declara = Declared by:
cumplimiento-fundamento = Legal basis
cumplimiento-frecuencia = Frequency
cumplimiento-aplica-cuando = When it applies
cumplimiento-vea = The same requirement in another list:

## Blocks
organigrama-titulo = Organisation chart
mapa-bloque-titulo = Map
mapa-bloque-tabla = { $n ->
    [one] 1 municipality
   *[other] { $n } municipalities
}
mapa-bloque-municipio = Municipality
mapa-bloque-codigo = DIVIPOLA code
mapa-bloque-area = Area
mapa-bloque-norma = Founding act
calendario-titulo = Activities by date
calendario-hasta = until
# Between two hours of one day: “9:00 a.m. to 1:00 p.m.”
calendario-a = to
calendario-lugar = Place:
calendario-vacio = No activities are planned.
calendario-ics = Add to my calendar
visitas-titulo = Visits to the portal
visitas-numero = { $n ->
    [one] 1 visit
   *[other] { $n } visits
}
visitas-corte = up to
visitas-por-mes = Visits by month
visitas-mes = Month
visitas-cuantas = Visits
suscripcion-titulo = Subscription
suscripcion-texto = Add one of these addresses to your news reader and you will receive what is new without giving any personal data.
suscripcion-rss = RSS
suscripcion-rss-de = RSS: { $titulo }
suscripcion-atom = Atom
suscripcion-atom-de = Atom: { $titulo }
contacto-titulo = Contact details
contacto-relevo = If you are deaf, you can call through the Centro de Relevo, a free service of the Ministry of ICT.
sedes-titulo = Offices and service points
sedes-direccion = Address
sedes-municipio = Municipality
sedes-horario = Opening hours
pqrsd-titulo = Petitions, complaints, claims, suggestions and reports
pqrsd-obligatorios = The kind of request, the message and the consent are required.
pqrsd-tipo = Kind of request
pqrsd-nombre = Name
pqrsd-anonima = You may leave it blank: your request will be anonymous.
pqrsd-correo = E-mail for the answer
pqrsd-telefono = Telephone
pqrsd-mensaje = What you are asking for or reporting
pqrsd-autoriza = I consent to the processing of my personal data in order to answer this request.
pqrsd-enviar = Send the request
pqrsd-canales = Submit your request through any of these channels. They are all equally valid.
pqrsd-tipos = What you can submit
pqrsd-que-escribir = What to write
pqrsd-escribir-quien = Who you are, if you wish to say so.
pqrsd-escribir-que = What you are asking for and why.
pqrsd-escribir-donde = The address, e-mail or telephone where you want the answer.
aviso-atrasada = This translation was made from an earlier version of the original, which has changed since.
aviso-atrasada-original = See the original in Spanish
idiomas-titulo = Languages of the portal
idiomas-leyenda = Pages available in each language
idiomas-lengua = Language
idiomas-paginas = Pages
idiomas-atrasadas = Out of date
idiomas-avance = Progress
idiomas-de = { $n } of { $total }
idiomas-revision = Interface reviewed by { $quien }
plazos-calendarios = Deadlines as a calendar
plazos-calendarios-texto = For your telephone or computer: all of them, or those of one office.
transversales-titulo = Topics across the portal
consulta-titulo = Databases you can consult
consulta-leyenda = { $n ->
    [one] 1 table
   *[other] { $n } tables
}
consulta-tabla = Table
consulta-registros = Records
directorio-titulo = Directory
directorio-leyenda = { $n ->
    [one] 1 person
   *[other] { $n } people
}
directorio-nombre = Name
directorio-cargo = Position
directorio-dependencia = Unit
avance-titulo = Progress by component
avance-objetivo = Objective
avance-actividad = Activity
avance-nivel = Progress
avance-observaciones = Remarks
avance-fecha = Due date
avance-responsable = Owner
avance-nota = Editor’s note:
inicio-fecha = This site was built as of { $fecha }.

relaciones-titulo = Relationship to other regulations
relaciones-recibe = What other regulations do to it
relaciones-hace = What it does to other regulations
relaciones-articulos = articles
relaciones-desde = since
relaciones-hasta = until
relaciones-estado = Status:
relaciones-razon = Reason:
relaciones-pendiente = not in effect yet
relaciones-terminada = ended
presupuesto-titulo = Item by item
presupuesto-rubro = Item
presupuesto-pagado = Paid
presupuesto-total = Total
enlaces-titulo = What links here
enlaces-mas = and { $n } more
enlaces-todos = See all { $n }: { $tipo }

## Alerts as text

alerta-ninguna = No alerts in force.
alerta-ejemplo = EXAMPLE: this alert is not real.
alerta-desde = Since: { $cuando }
alerta-hasta = Until: { $cuando }
alerta-emite = Issued by: { $quien }

## What was moved or withdrawn

traslado-titulo = This page has a new address
traslado-texto = It is now at:
retiro-clase = Withdrawn content
retiro-texto = The content at this address was withdrawn.

## The history of the score

historia-titulo = History of the score:
historia-dibujo = Score of { $nombre } in each publication, from 0 to 100
historia-desde = From { $primera } to { $ultima }.
historia-linea = { $nombre }: from { $antes } to { $ahora }.
historia-tabla = Score out of 100
historia-explica = The first row is today’s site; the others, what was recorded at each publication.
historia-sin-cambio = { $n ->
        [one] 1 day on which nothing changed, or older, is not shown.
       *[other] { $n } days on which nothing changed, or older, are not shown.
    }
historia-dia = Day
historia-toda = The whole list
avance-plan-titulo = Progress of the action plan
avance-plan-corte = As of: { $corte }

## Comparison of the portals of a node

nodo-fecha = As of { $fecha }.
nodo-resumen = Portals
nodo-portal = Portal
nodo-estado = State
nodo-errores = Errors
nodo-avisos = Warnings
nodo-paginas = Pages
nodo-bueno = Without errors
nodo-malo = With errors: it would not be published
nodo-sin-revisar = Could not be checked
nodo-demostracion = demonstration: its examples count
nodo-cumple = Met
nodo-de = { $cumple } of { $aplican }
nodo-explica = Score of each phase out of 100: coverage of the list, not a grade from any authority.
nodo-falta = What is missing, and from how many portals
nodo-nada-falta = No portal is missing anything on this list.
nodo-requisito = Requirement
nodo-cuantos = Portals
nodo-cuales = Which
nodo-todos = All
nodo-datos = The same data:

## Offline

sin-conexion-titulo = Offline
sin-conexion-texto = You are offline, and this page is not saved on your device.
sin-conexion-vuelva = Pages that you have already read can be opened offline. Try this one again when you have a signal.
guardado-titulo = Reading offline
guardado-texto = Your browser saves the pages that you read on this portal, the contact page and the procedures, so that you can open them offline. They stay on your device and nobody else sees them.
guardado-casilla = Save what I read on this device
guardado-si = From now on, what you read is saved.
guardado-no = What was saved has been deleted.

## Card of a link on other sites

tarjeta-lengua = en_US
