# Por qué un requisito falta, o no aplica.

razon-sin-evidencia = La lista no dice con qué se cumple.
razon-no-aplica = No aplica ({ $norma }): { $razon }
razon-no-aplica-clase = No aplica a esta clase de entidad ({ $clase }): { $razon }
razon-reservado = Es reservado hasta el { $hasta } ({ $norma }): { $razon }
razon-menu-falta = Ninguna sección muestra el menú de la lista: falta «menu_de = "{ $regimen }"».
razon-menu-nivel = El menú de la página { $pagina } no lleva, en su orden, al nivel «{ $fase }».
razon-pagina-falta = No hay una página con rol «{ $rol }».
razon-pagina-ejemplo = La página con rol «{ $rol }» es un ejemplo y este portal no es una demostración.
razon-pagina-sin-texto = La página con rol «{ $rol }» no tiene texto.
razon-pagina-corta = La página con rol «{ $rol }» tiene { $palabras } palabras y se piden { $minimo }.
razon-pagina-provisional = La página con rol «{ $rol }» es provisional: dice «{ $frase }».
razon-pagina-repetida = El texto de la página con rol «{ $rol }» es el mismo de «{ $otra }».
razon-pagina-campo = A la página con rol «{ $rol }» le falta el campo «{ $campo }».
razon-pagina-menciona = La página con rol «{ $rol }» no habla de «{ $palabra }».
razon-pagina-sin-construir = La página con rol «{ $rol }» no está en el sitio construido.
razon-pagina-enlaza = La página con rol «{ $rol }» no enlaza ninguna ficha de tipo «{ $tipo }».
razon-pagina-sin-enlace = La página con rol «{ $rol }» no está enlazada donde debe en { $pagina }.
razon-coleccion-vacia = { $filtradas ->
        [0] En { $carpeta } no hay nada que cuente.
       *[other] En { $carpeta } no hay nada con { $filtro }.
    }
razon-coleccion-pocas = En { $carpeta } hay { $hay } y se piden { $minimo }{ $filtradas ->
        [0] .
       *[other] {" "}con { $filtro }.
    }
razon-coleccion-incompleta = En { $carpeta }, a «{ $entrada }» le falta: { $campo }.
razon-coleccion-vieja = Lo más nuevo de { $carpeta } es de { $fecha } y debe ser de { $desde } o después.
razon-coleccion-no-vigente = Nada de lo que hay en { $carpeta } está vigente el { $fecha }.
razon-coleccion-fraccion = En { $carpeta } lo tienen { $hay } de { $total } y se pide el { $minimo } %.
razon-coleccion-repetida = En { $carpeta } hay { $hay } valores distintos de «{ $campo }» y se piden { $minimo }.
razon-coleccion-cubre = En { $carpeta } no hay nadie de «{ $entrada }».
razon-coleccion-sin-pagina = { $pagina }, de { $carpeta }, no está en el sitio construido.
razon-coleccion-sin-lista = Ninguna sección del sitio muestra lo que hay en { $carpeta }.
razon-coleccion-sin-enlace = La lista de { $carpeta } ({ $lista }) no está enlazada en { $pagina }.
razon-entidad-falta = Falta en portal.toml, [entidad]: { $campo }.
razon-entidad-formato = En portal.toml, { $campo } no está bien escrito: { $valor }.
razon-entidad-dominio = La dirección del sitio no está bajo .gov.co con https://: { $valor }.
razon-entidad-parte = La parte «{ $parte }» de { $pagina } no muestra el dato «{ $campo }» de portal.toml.
razon-entidad-ejemplo = En portal.toml, { $campo } es un dato de ejemplo y este portal no es una demostración.
razon-enlace-externo = Se enlazan { $hay } de los { $minimo } sistemas que se piden; faltan: { $servidor }.
razon-declaracion-falta = Nadie declara «{ $requisito }» de { $regimen } en content/cumplimiento.
razon-declaracion-ejemplo = La declaración es un ejemplo y este portal no es una demostración.
razon-declaracion-vencida = La declaración venció el { $fecha }.
razon-declaracion-incompleta = A la declaración le falta: { $campos }.
razon-declaracion-futura = La declaración es del { $fecha }, que no ha llegado.
razon-revision-vieja = La revisión sin cambios es del { $fecha } y debe ser del { $desde } o después.
razon-declaracion-evidencia = La evidencia de la declaración no está en el sitio: { $evidencia }.
razon-sitio-sin-portada = El sitio no tiene portada.
razon-sitio-direccion-sede = Ninguna sede de content/sedes tiene la dirección de portal.toml: { $valor }.
razon-sitio-direccion-contacto = { $pagina } no muestra la dirección de portal.toml en su bloque de contacto.
razon-sitio-direccion-pie = El pie de { $pagina } no muestra la dirección de portal.toml.
razon-sitio-ruta-falta = { $pagina } no tiene ruta de navegación.
razon-sitio-ruta-portada = La ruta de navegación de { $pagina } no empieza en la portada.
razon-sitio-ruta-propia = La ruta de navegación de { $pagina } no dice en qué página está.
razon-sitio-ruta-secciones = La ruta de navegación de { $pagina } no pasa por sus secciones.
razon-sitio-inicio = La cabecera de { $pagina } no enlaza la portada.
razon-sitio-menu-falta = { $pagina } no tiene el menú principal.
razon-sitio-menu-distinto = El menú principal de { $pagina } no es el mismo de la portada.
razon-sitio-menu-seccion = El menú principal no enlaza «{ $entrada }».
razon-sitio-gov = { $pagina } no enlaza www.gov.co.
razon-sitio-actualizado = { $pagina } no dice su fecha de actualización de modo que la lean personas y máquinas.
razon-sitio-actualizado-portada = La portada { $pagina } no dice cuándo se actualizó el sitio.
razon-sitio-sello = { $pagina } no lleva el sello de publicación con hora y zona.
razon-sitio-estampa = { $pagina } no dice su publicación con hora y zona.
razon-sitio-mapa-falta = El sitio no tiene mapa del sitio.
razon-sitio-mapa-incompleto = El mapa del sitio no tiene { $pagina }.
razon-sitio-mapa-enlace = { $pagina } no enlaza el mapa del sitio.
razon-sitio-buscador-falta = El sitio no tiene página de búsqueda.
razon-sitio-buscador = { $pagina } no tiene buscador.
razon-sitio-indice = El índice de búsqueda encuentra { $hay } de { $minimo } títulos.
razon-sitio-suscripcion = { $pagina } no muestra los canales de suscripción.
razon-sitio-canal = { $pagina } no declara su canal RSS, o el canal no está en el sitio.
razon-sitio-escudo = La cabecera de { $pagina } no lleva el escudo con texto alternativo, igual en todas las páginas.
razon-sitio-nombre = La cabecera de { $pagina } no lleva el nombre de la entidad.
razon-sitio-visitas = { $pagina } no muestra el número de visitas.
razon-sitio-visitas-numero = El número de visitas de { $pagina } no es el de content/visitas.
razon-sitio-visitas-corte = El número de visitas de { $pagina } no dice su fecha de corte.
razon-sitio-h1 = { $pagina } no tiene un solo título principal.
razon-sitio-encabezados = Los encabezados de { $pagina } saltan un nivel.
razon-sitio-enlace-roto = El enlace «{ $enlace }» de { $pagina } no lleva a ninguna parte.
razon-sitio-enlace-vacio = El enlace «{ $enlace }» de { $pagina } no dice a dónde lleva.
razon-sitio-enlace-externo = El enlace «{ $enlace }» de { $pagina } sale del sitio y no lo anuncia.
razon-sitio-titulo-repetido = { $pagina } tiene el mismo título que { $otra }.
razon-sitio-titulo = { $pagina } no tiene título.
razon-sitio-lang = { $pagina } no dice en qué lengua está.
razon-sitio-descripcion = { $pagina } no tiene descripción.
razon-sitio-regiones = A { $pagina } le falta una región: header, nav, main o footer.
razon-sitio-alt = Una imagen de { $pagina } no tiene texto alternativo.
razon-sitio-etiquetas = Un campo de formulario de { $pagina } no tiene etiqueta.
razon-sitio-tabla-encabezados = Una tabla de { $pagina } no tiene encabezados.
razon-sitio-animacion = Los estilos tienen una animación sin fin.
razon-sitio-gif = Hay un GIF, que puede estar animado: { $archivo }.
razon-sitio-parpadeo = Algo parpadea o se mueve sin fin en { $pagina }.
razon-sitio-suena = Algo se reproduce solo en { $pagina }.
razon-sitio-guion-suena = Un guion (JavaScript) del tema reproduce sonido: { $valor }.
razon-sitio-recarga = { $pagina } se recarga o se va sola.
razon-sitio-guion-recarga = Un guion (JavaScript) del tema recarga páginas: { $valor }.
razon-sitio-orden = En { $pagina } algo tiene un tabindex mayor que cero: se salta el orden de la página.
razon-sitio-orden-estilos = Los estilos muestran algo en otro orden: { $valor }.
razon-sitio-foco = Los estilos no marcan lo que tiene el foco (:focus-visible con outline).
razon-sitio-foco-quitado = Los estilos quitan la marca del foco en { $valor }.
razon-sitio-fabricante = Los estilos usan { $valor } sin su forma estándar.
razon-sitio-ancho = Los estilos fijan un ancho que no cabe en 320 px: { $valor }.
razon-sitio-tactil = Los estilos no dan a lo que se toca un alto mínimo de 24 px.
razon-sitio-viewport = { $pagina } no declara viewport, o impide ampliar.
razon-sitio-salto = El primer enlace de { $pagina } no lleva al contenido.
razon-sitio-medios = Ninguna página tiene audio o video.
razon-sitio-subtitulos = Un audio o video de { $pagina } no tiene subtítulos.
razon-sitio-ics = { $pagina } no enlaza el archivo .ics del calendario.
razon-sitio-calendario = { $pagina } no muestra los eventos.
razon-sitio-organigrama-raiz = Debe haber una sola dependencia sin depende_de, y hay { $hay }.
razon-sitio-organigrama-vacio = Hay menos de dos dependencias.
razon-sitio-organigrama-suelta = «{ $entrada }» no cuelga del organigrama.
razon-sitio-organigrama-falta = { $pagina } no enlaza la dependencia «{ $entrada }».
razon-sitio-mapa-dibujo = { $pagina } no tiene el mapa.
razon-sitio-mapa-municipio = El mapa de { $pagina } no nombra «{ $entrada }».
razon-sitio-mapa-tabla = El mapa de { $pagina } no tiene su tabla.
razon-sitio-tabla-falta = Ninguna sección muestra la tabla de «{ $tipo }».
razon-sitio-tabla = { $pagina } no tiene su tabla.
razon-sitio-facetas = { $pagina } no tiene filtros que funcionen sin JavaScript.
razon-sitio-descargas = { $pagina } no ofrece la descarga de su tabla.
razon-sitio-tabla-incompleta = La tabla de { $pagina } no muestra { $enlace }.
razon-sitio-ingles = El portal no declara el inglés entre sus idiomas.
razon-sitio-ingles-portada = No hay portada en inglés.
razon-sitio-ingles-pagina = { $pagina } no está en inglés.
razon-sitio-ingles-seccion = La sección «{ $entrada }» no está en inglés.
razon-sitio-ingles-atrasada = La sección «{ $entrada }» cambió en español después de traducirla al inglés.
razon-sitio-lenguas = No hay contenido en ninguna lengua de los pueblos.
razon-sitio-lenguas-faltan = { $hay ->
        [0] Ninguna de las { $total } lenguas de los pueblos tiene una página: { $lenguas }.
       *[otro] Solo { $hay } de las { $total } lenguas de los pueblos tienen alguna página. Faltan: { $lenguas }.
    }
razon-sitio-correo-pie = El pie de { $pagina } no lleva el correo de contacto ni el sistema de atención.

# Qué tan seguros estamos de lo que pide un requisito y de su fundamento.

certeza-norma = leído en la norma
certeza-fuente = leído en una fuente que reproduce la norma, no en la norma; la cita puede ser de memoria: verifíquela
certeza-nombre = solo el nombre se leyó en una fuente; el contenido y la cita son de memoria: verifíquelos
certeza-memoria = de memoria, sin leer la norma: verifíquelo
