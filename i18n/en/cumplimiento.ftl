# Why a requirement is missing, or not applicable.

razon-sin-evidencia = The checklist does not say what meets it.
razon-no-aplica = Not applicable ({ $norma }): { $razon }
razon-no-aplica-clase = Not applicable to this kind of entity ({ $clase }): { $razon }
razon-reservado = Reserved until { $hasta } ({ $norma }): { $razon }
razon-menu-falta = No section shows the menu of the checklist: “menu_de = "{ $regimen }"” is missing.
razon-menu-nivel = The menu of page { $pagina } does not lead, in its order, to level “{ $fase }”.
razon-pagina-falta = There is no page with role “{ $rol }”.
razon-pagina-ejemplo = The page with role “{ $rol }” is an example and this portal is no demonstration.
razon-pagina-sin-texto = The page with role “{ $rol }” has no text.
razon-pagina-corta = The page with role “{ $rol }” has { $palabras } words and { $minimo } are asked.
razon-pagina-provisional = The page with role “{ $rol }” is a placeholder: it says “{ $frase }”.
razon-pagina-repetida = The text of the page with role “{ $rol }” is the same as that of “{ $otra }”.
razon-pagina-campo = The page with role “{ $rol }” lacks the field “{ $campo }”.
razon-pagina-menciona = The page with role “{ $rol }” does not speak of “{ $palabra }”.
razon-pagina-sin-construir = The page with role “{ $rol }” is not in the built site.
razon-pagina-enlaza = The page with role “{ $rol }” links to no entry of kind “{ $tipo }”.
razon-pagina-sin-enlace = The page with role “{ $rol }” is not linked where it should be on { $pagina }.
razon-coleccion-vacia = { $filtradas ->
        [0] { $carpeta } has nothing that counts.
       *[other] { $carpeta } has nothing with { $filtro }.
    }
razon-coleccion-pocas = { $carpeta } has { $hay } and { $minimo } are asked{ $filtradas ->
        [0] .
       *[other] {" "}with { $filtro }.
    }
razon-coleccion-incompleta = In { $carpeta }, “{ $entrada }” lacks: { $campo }.
razon-coleccion-vieja = The newest in { $carpeta } is of { $fecha } and must be of { $desde } or later.
razon-coleccion-no-vigente = Nothing in { $carpeta } is in force on { $fecha }.
razon-coleccion-fraccion = In { $carpeta } { $hay } of { $total } have it and { $minimo }% is asked.
razon-coleccion-repetida = { $carpeta } has { $hay } different values of “{ $campo }” and { $minimo } are asked.
razon-coleccion-cubre = { $carpeta } has nobody of “{ $entrada }”.
razon-coleccion-sin-pagina = { $pagina }, of { $carpeta }, is not in the built site.
razon-coleccion-sin-lista = No section of the site shows what is in { $carpeta }.
razon-coleccion-sin-enlace = The list of { $carpeta } ({ $lista }) is not linked in { $pagina }.
razon-entidad-falta = Missing in portal.toml, [entidad]: { $campo }.
razon-entidad-formato = In portal.toml, { $campo } is not well written: { $valor }.
razon-entidad-dominio = The address of the site is not under .gov.co with https://: { $valor }.
razon-entidad-parte = The part “{ $parte }” of { $pagina } does not show “{ $campo }” of portal.toml.
razon-entidad-ejemplo = In portal.toml, { $campo } is an example and this portal is no demonstration.
razon-enlace-externo = { $hay } of the { $minimo } systems asked are linked; missing: { $servidor }.
razon-declaracion-falta = Nobody declares “{ $requisito }” of { $regimen } in content/cumplimiento.
razon-declaracion-ejemplo = The declaration is an example and this portal is no demonstration.
razon-declaracion-vencida = The declaration expired on { $fecha }.
razon-declaracion-incompleta = The declaration lacks: { $campos }.
razon-declaracion-futura = The declaration is of { $fecha }, which has not come.
razon-revision-vieja = The review without changes is of { $fecha } and must be of { $desde } or later.
razon-declaracion-evidencia = The evidence of the declaration is not in the site: { $evidencia }.
razon-sitio-sin-portada = The site has no home page.
razon-sitio-direccion-sede = No office in content/sedes has the address of portal.toml: { $valor }.
razon-sitio-direccion-contacto = { $pagina } does not show the address of portal.toml in its contact block.
razon-sitio-direccion-pie = The footer of { $pagina } does not show the address of portal.toml.
razon-sitio-ruta-falta = { $pagina } has no breadcrumb.
razon-sitio-ruta-portada = The breadcrumb of { $pagina } does not begin at the home page.
razon-sitio-ruta-propia = The breadcrumb of { $pagina } does not say which page it is.
razon-sitio-ruta-secciones = The breadcrumb of { $pagina } does not go through its sections.
razon-sitio-inicio = The header of { $pagina } does not link to the home page.
razon-sitio-menu-falta = { $pagina } does not have the main menu.
razon-sitio-menu-distinto = The main menu of { $pagina } is not that of the home page.
razon-sitio-menu-seccion = The main menu does not link to “{ $entrada }”.
razon-sitio-gov = { $pagina } does not link to www.gov.co.
razon-sitio-actualizado = { $pagina } does not say its date of update for people and machines.
razon-sitio-actualizado-portada = The home page { $pagina } does not say when the site was updated.
razon-sitio-sello = { $pagina } does not carry the seal of publication with hour and zone.
razon-sitio-estampa = { $pagina } does not say its publication with hour and zone.
razon-sitio-mapa-falta = The site has no site map.
razon-sitio-mapa-incompleto = The site map does not have { $pagina }.
razon-sitio-mapa-enlace = { $pagina } does not link to the site map.
razon-sitio-buscador-falta = The site has no search page.
razon-sitio-buscador = { $pagina } has no search.
razon-sitio-indice = The search index finds { $hay } of { $minimo } titles.
razon-sitio-suscripcion = { $pagina } does not show the feeds.
razon-sitio-canal = { $pagina } does not declare its feed, or the feed is not in the site.
razon-sitio-escudo = The header of { $pagina } does not carry the arms with alternative text, the same on every page.
razon-sitio-nombre = The header of { $pagina } does not carry the name of the entity.
razon-sitio-visitas = { $pagina } does not show the number of visits.
razon-sitio-visitas-numero = The number of visits on { $pagina } is not that of content/visitas.
razon-sitio-visitas-corte = The number of visits on { $pagina } does not say its cut-off date.
razon-sitio-h1 = { $pagina } does not have one main title.
razon-sitio-encabezados = The headings of { $pagina } skip a level.
razon-sitio-enlace-roto = The link “{ $enlace }” of { $pagina } leads nowhere.
razon-sitio-enlace-vacio = The link “{ $enlace }” of { $pagina } does not say where it leads.
razon-sitio-enlace-externo = The link “{ $enlace }” of { $pagina } leaves the site and does not say so.
razon-sitio-titulo-repetido = { $pagina } has the same title as { $otra }.
razon-sitio-titulo = { $pagina } has no title.
razon-sitio-lang = { $pagina } does not say its language.
razon-sitio-descripcion = { $pagina } has no description.
razon-sitio-regiones = { $pagina } lacks a landmark: header, nav, main or footer.
razon-sitio-alt = A picture on { $pagina } has no alternative text.
razon-sitio-etiquetas = A form field on { $pagina } has no label.
razon-sitio-tabla-encabezados = A table on { $pagina } has no header cells.
razon-sitio-animacion = The styles have an endless animation.
razon-sitio-gif = There is a GIF, which may be animated: { $archivo }.
razon-sitio-parpadeo = Something blinks or moves for ever on { $pagina }.
razon-sitio-suena = Something plays by itself on { $pagina }.
razon-sitio-guion-suena = A script of the theme plays sound: { $valor }.
razon-sitio-recarga = { $pagina } loads itself again or leaves by itself.
razon-sitio-guion-recarga = A script of the theme loads pages again: { $valor }.
razon-sitio-orden = Something on { $pagina } has a tabindex above zero: it leaves the order of the page.
razon-sitio-orden-estilos = The styles show something in another order: { $valor }.
razon-sitio-foco = The styles do not mark what has the focus (:focus-visible with an outline).
razon-sitio-foco-quitado = The styles take away the mark of the focus on { $valor }.
razon-sitio-fabricante = The styles use { $valor } without its standard form.
razon-sitio-ancho = The styles fix a width that does not fit in 320 px: { $valor }.
razon-sitio-tactil = The styles do not give what is touched a least height of 24 px.
razon-sitio-viewport = { $pagina } does not declare viewport, or forbids zooming.
razon-sitio-salto = The first link of { $pagina } does not lead to the content.
razon-sitio-medios = No page has audio or video.
razon-sitio-subtitulos = An audio or video on { $pagina } has no captions.
razon-sitio-ics = { $pagina } does not link to the .ics file of the calendar.
razon-sitio-calendario = { $pagina } does not show the events.
razon-sitio-organigrama-raiz = There must be just one unit without depende_de, and there are { $hay }.
razon-sitio-organigrama-vacio = There are fewer than two units.
razon-sitio-organigrama-suelta = “{ $entrada }” does not hang from the organisation chart.
razon-sitio-organigrama-falta = { $pagina } does not link to the unit “{ $entrada }”.
razon-sitio-mapa-dibujo = { $pagina } does not have the map.
razon-sitio-mapa-municipio = The map on { $pagina } does not name “{ $entrada }”.
razon-sitio-mapa-tabla = The map on { $pagina } does not have its table.
razon-sitio-tabla-falta = No section shows the table of “{ $tipo }”.
razon-sitio-tabla = { $pagina } does not have its table.
razon-sitio-facetas = { $pagina } has no facets that work without JavaScript.
razon-sitio-descargas = { $pagina } does not offer the download of its table.
razon-sitio-tabla-incompleta = The table of { $pagina } does not show { $enlace }.
razon-sitio-ingles = The portal does not declare English among its languages.
razon-sitio-ingles-portada = There is no home page in English.
razon-sitio-ingles-pagina = { $pagina } is not in English.
razon-sitio-ingles-seccion = The section “{ $entrada }” is not in English.
razon-sitio-ingles-atrasada = The section “{ $entrada }” changed in Spanish after it was translated into English.
razon-sitio-lenguas = There is no content in any language of the peoples.
razon-sitio-lenguas-faltan = { $hay ->
        [0] None of the { $total } languages of the peoples has a page: { $lenguas }.
       *[otro] Only { $hay } of the { $total } languages of the peoples have a page. Missing: { $lenguas }.
    }
razon-sitio-correo-pie = The footer of { $pagina } carries neither the contact mail nor the system of attention.

# How sure we are of what a requirement asks and of its legal basis.

certeza-norma = read in the regulation
certeza-fuente = read in a source that reproduces the regulation, not in the regulation; the citation may be from memory: verify it
certeza-nombre = only the name was read in a source; content and citation are from memory: verify them
certeza-memoria = from memory, without reading the regulation: verify it
