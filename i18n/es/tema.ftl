# Mensajes del tema: lo que las plantillas escriben en cada página.

## Estructura
saltar-al-contenido = Saltar al contenido
gov-nombre = Barra del Estado y accesibilidad
gov-enlace = Ir a GOV.CO
gov-relevo = Centro de Relevo
ajustes-titulo = Accesibilidad
ajustes-letra = Tamaño de la letra
ajustes-letra-normal = Normal
ajustes-letra-grande = Grande
ajustes-letra-mayor = Muy grande
ajustes-contraste = Alto contraste
demostracion-titulo = Portal de demostración.
demostracion-texto = No es el sitio oficial de la entidad: los datos marcados como ejemplo no son reales.
demostracion-fecha = La fecha del sitio está fija en el { $fecha }.
idiomas-nombre = Esta página en otras lenguas
idiomas-oferta = La lengua que eligió en su última visita:
menu-nombre = Menú principal
menu-abrir = Menú
ruta-nombre = Usted está en
buscador-etiqueta = Buscar en este portal
buscador-boton = Buscar
enlace-otro-sitio = (otro sitio)

## Avisos
ejemplo-marca = Ejemplo
ejemplo-titulo = Contenido de ejemplo.
ejemplo-texto = Muestra cómo se publica esta información, pero no es un dato real.
nota-del-editor = Nota del editor
solo-en = Solo en: { $lengua }
lista-solo-en = Lo que no se ha traducido está en: { $lenguas }

## Partes de una página
inicio-secciones = Secciones del portal
hijos-nombre = En esta sección
archivos-titulo = Archivos
archivo-paginas = { $numero ->
    [one] 1 página
   *[other] { $numero } páginas
    }, { $peso }
descargas-titulo = Descargas
descargas-texto = Cada archivo trae la lista completa, no solo lo que se ve en esta página.
sobre-titulo = Sobre esta página
sobre-publicado = Publicada el
sobre-actualizado = Última actualización
sobre-responsable = Responsable
sobre-fuente = Fuente
sobre-direccion = Dirección

## Listas
facetas-nombre = Filtros de la lista
facetas-titulo = Filtrar por
lista-filtro = Se muestra solo:
lista-filtrar = Filtrar y ordenar esta lista
lista-filtrar-texto = Contiene
lista-filtrar-todos = Todos
lista-filtrar-quitar = Quitar los filtros
lista-filtrar-nada = Nada en esta lista coincide con lo que pide.
lista-filtrar-error = No se pudo cargar la lista completa. Use las páginas de abajo.
lista-ordenar = Ordenar por
lista-orden-propio = Como está publicada
lista-orden-asc = { $columna }, de menor a mayor
lista-orden-desc = { $columna }, de mayor a menor
lista-cuenta = Se ven { $n } de { $total }
lista-suscribirse = Reciba lo nuevo de esta lista:
lista-vacia = No hay nada publicado en esta lista.
lista-total = { $n ->
    [one] 1 registro
   *[other] { $n } registros
}
lista-pagina = página { $n } de { $total }
paginador-nombre = Páginas de la lista
paginador-anterior = Anterior
paginador-siguiente = Siguiente
paginador-pagina = Página { $n }
cifra = { $n }
porcentaje = { $n }{"\u00A0"}%

## Pie de página
pie-enlaces = Información y políticas
pie-mapa-del-sitio = Mapa del sitio
pie-cumplimiento = Cumplimiento de la ley de transparencia
pie-sellos = Sellos y marcas
escudo-nombre = Escudo
pie-redes = Redes sociales
pie-pqrsd = Presentar una petición, queja, reclamo o denuncia
pie-sello = Última publicación del sitio:
pie-version = Versión
pie-arriba = Volver arriba
entidad-nit = NIT
entidad-direccion = Dirección
entidad-codigo_postal = Código postal
entidad-horario = Horario de atención
entidad-telefono = Teléfono
entidad-linea_gratuita = Línea gratuita
entidad-fax = Fax
entidad-linea_anticorrupcion = Línea anticorrupción
entidad-correo = Correo institucional
entidad-correo_judicial = Correo de notificaciones judiciales

## Páginas del programa
buscar-titulo = Buscar
buscar-vacio = No encontramos nada con esas palabras. Pruebe con otras, o con menos.
buscar-uno = 1 resultado
buscar-varios = { "{" }n{ "}" } resultados
buscar-mas = Ver más resultados
buscar-error = No se pudo cargar la búsqueda. Use el índice de la A a la Z.
buscar-indice = Todas las páginas, de la A a la Z
buscar-indice-texto = El índice funciona aunque su navegador no ejecute programas: elija la letra con la que empieza el título.
buscar-letras = Letras del índice
mapa-titulo = Mapa del sitio
mapa-entradas = { $n ->
    [one] (1 publicación)
   *[other] ({ $n } publicaciones)
}
error-titulo = No encontramos esa página
error-texto = La dirección puede estar mal escrita, o la página cambió de lugar. Busque lo que necesita o empiece por uno de estos enlaces:
error-inicio = Página de inicio
niveles-nombre = Menú de transparencia
niveles-numerales = { $n ->
    [one] { $n } obligación
   *[other] { $n } obligaciones
}
nivel-explicacion = Cada obligación lleva a la página donde está la información. Lo que no aplica dice por qué, y lo que todavía no está publicado se dice.
nivel-publicado = Publicado
nivel-declarado = Declarado
nivel-falta = Por publicar
nivel-falta-texto = Todavía no está publicado.
nivel-pidalo = Pídalo a la entidad
nivel-que-falta = Qué falta en { $numeral }
nivel-vecinos = Otras partes del menú
cumplimiento-requisito-descripcion = Requisito { $numero } de { $regimen }: si se cumple, con qué evidencia y por qué norma.
cumplimiento-titulo = Cumplimiento
cumplimiento-explicacion = Este portal revisa su propio contenido contra las listas de requisitos de cada norma. Lo que sigue es la cobertura de esas listas, no una calificación oficial. Lo declarado por una persona se muestra aparte de lo comprobado.
cumplimiento-puntos = { $maximo ->
    [one] { $obtenidos } de 1 punto
   *[other] { $obtenidos } de { $maximo } puntos
}
cumplimiento-reales = { $n ->
    [one] 1 requisito se apoya en contenido real
   *[other] { $n } requisitos se apoyan en contenido real
}
cumplimiento-ejemplos = { $n ->
    [one] 1 requisito se apoya en contenido de ejemplo
   *[other] { $n } requisitos se apoyan en contenido de ejemplo
}
cumplimiento-declarados = { $n ->
    [one] 1 requisito se apoya en una declaración
   *[other] { $n } requisitos se apoyan en declaraciones
}
cumplimiento-csv = Lista de requisitos para hoja de cálculo
cumplimiento-json = Lista de requisitos para programas
cumplimiento-xlsx = Libro de cálculo, en el orden de la lista
cumplimiento-cobertura = { $cumplidos } de { $total } requisitos
cumplimiento-por-que = Por qué:
cumplimiento-actualizada = actualizada el
cumplimiento-sin-evidencia = Todavía no hay evidencia publicada.
cumplimiento-declaracion = Declaración
cumplimiento-quien-declara = Declara
cumplimiento-fecha = Fecha
cumplimiento-vence = Vence
cumplimiento-deber = El deber
cumplimiento-lista = Lista
cumplimiento-a-cargo = A cargo de
cumplimiento-mismo-deber = El mismo deber en otras listas
cumplimiento-ver = { $n ->
    [one] un requisito
   *[other] { $n } requisitos
}
cumplimiento-requisito = Requisito
cumplimiento-resultado = Resultado
cumplimiento-columna-puntos = Puntos
cumplimiento-columna-antes = En 2012
cumplimiento-fase-antes = en 2012: { $puntaje }
cumplimiento-evidencia = Evidencia
cumplimiento-cumple = Cumple
cumplimiento-falta = Falta
cumplimiento-no-aplica = No aplica
cumplimiento-comprobado = comprobado
cumplimiento-declarado = declarado
cumplimiento-norma = Norma
cumplimiento-declarado-hasta = hasta el { $fecha }
cumplimiento-remedio = Qué hacer:
cumplimiento-declara = Declara:
cumplimiento-fundamento = Fundamento
cumplimiento-frecuencia = Frecuencia
cumplimiento-aplica-cuando = Aplica
cumplimiento-vea = El mismo deber en otra lista:

## Bloques
organigrama-titulo = Organigrama
mapa-bloque-titulo = Mapa
mapa-bloque-tabla = { $n ->
    [one] 1 municipio
   *[other] { $n } municipios
}
mapa-bloque-municipio = Municipio
mapa-bloque-codigo = Código DIVIPOLA
mapa-bloque-area = Área
mapa-bloque-norma = Norma de creación
calendario-titulo = Actividades por fecha
calendario-hasta = hasta el
# Between two hours of one day: «9:00 a. m. a 1:00 p. m.»
calendario-a = a
calendario-lugar = Lugar:
calendario-vacio = No hay actividades programadas.
calendario-ics = Agregar a mi calendario
visitas-titulo = Visitas al portal
visitas-numero = { $n ->
    [one] 1 visita
   *[other] { $n } visitas
}
visitas-corte = con corte al
visitas-por-mes = Visitas por mes
visitas-mes = Mes
visitas-cuantas = Visitas
suscripcion-titulo = Suscripción
suscripcion-texto = Agregue una de estas direcciones a su lector de noticias y recibirá lo nuevo sin entregar sus datos.
suscripcion-rss = RSS
suscripcion-rss-de = RSS: { $titulo }
suscripcion-atom = Atom
suscripcion-atom-de = Atom: { $titulo }
contacto-titulo = Datos de contacto
contacto-relevo = Si usted es una persona sorda, puede llamar por medio del Centro de Relevo, un servicio gratuito del Ministerio TIC.
sedes-titulo = Sedes y puntos de atención
sedes-direccion = Dirección
sedes-municipio = Municipio
sedes-horario = Horario
pqrsd-titulo = Peticiones, quejas, reclamos, sugerencias y denuncias
pqrsd-obligatorios = Son obligatorios el tipo de solicitud, el mensaje y la autorización.
pqrsd-tipo = Tipo de solicitud
pqrsd-nombre = Nombre
pqrsd-anonima = Puede dejarlo en blanco: su solicitud será anónima.
pqrsd-correo = Correo electrónico para responderle
pqrsd-telefono = Teléfono
pqrsd-mensaje = Qué pide o qué cuenta
pqrsd-autoriza = Autorizo el tratamiento de mis datos personales para responder esta solicitud.
pqrsd-enviar = Enviar la solicitud
pqrsd-canales = Presente su solicitud por cualquiera de estos canales. Todos valen lo mismo.
pqrsd-tipos = Qué puede presentar
pqrsd-que-escribir = Qué escribir
pqrsd-escribir-quien = Quién es usted, si quiere decirlo.
pqrsd-escribir-que = Qué pide y por qué.
pqrsd-escribir-donde = A qué dirección, correo o teléfono quiere la respuesta.
aviso-atrasada = Esta traducción es de una versión anterior del original, que cambió después.
aviso-atrasada-original = Ver el original en español
idiomas-titulo = Lenguas del portal
idiomas-leyenda = Páginas disponibles en cada lengua
idiomas-lengua = Lengua
idiomas-paginas = Páginas
idiomas-atrasadas = Atrasadas
idiomas-avance = Avance
idiomas-de = { $n } de { $total }
idiomas-revision = Interfaz revisada por { $quien }
plazos-calendarios = Plazos como calendario
plazos-calendarios-texto = Para verlos en el teléfono o el computador: todos, o los de una dependencia.
transversales-titulo = Temas de todo el portal
consulta-titulo = Bases de datos para consultar
consulta-leyenda = { $n ->
    [one] 1 tabla
   *[other] { $n } tablas
}
consulta-tabla = Tabla
consulta-registros = Registros
directorio-titulo = Directorio
directorio-leyenda = { $n ->
    [one] 1 persona
   *[other] { $n } personas
}
directorio-nombre = Nombre
directorio-cargo = Cargo
directorio-dependencia = Dependencia
avance-titulo = Avance por componente
avance-objetivo = Objetivo
avance-actividad = Actividad
avance-nivel = Nivel de avance
avance-observaciones = Observaciones
avance-fecha = Fecha estimada
avance-responsable = Responsable
avance-nota = Nota del editor:
inicio-fecha = Este sitio se construyó con fecha { $fecha }.

relaciones-titulo = Relación con otras normas
relaciones-recibe = Lo que otras normas hacen con ella
relaciones-hace = Lo que hace con otras normas
relaciones-articulos = artículos
relaciones-desde = desde el
relaciones-hasta = hasta el
relaciones-estado = Estado:
relaciones-razon = La razón:
relaciones-pendiente = todavía no rige
relaciones-terminada = ya terminó
presupuesto-titulo = Rubro por rubro
presupuesto-rubro = Rubro
presupuesto-pagado = Pagado
presupuesto-total = Total
enlaces-titulo = Lo que enlaza aquí
enlaces-mas = y { $n } más
enlaces-todos = Ver los { $n }: { $tipo }

## Alertas en texto

alerta-ninguna = No hay alertas vigentes.
alerta-ejemplo = EJEMPLO: esta alerta no es real.
alerta-desde = Desde: { $cuando }
alerta-hasta = Hasta: { $cuando }
alerta-emite = La emite: { $quien }

## Lo que se trasladó o se retiró

traslado-titulo = Esta página cambió de dirección
traslado-texto = Ahora está en:
retiro-clase = Contenido retirado
retiro-texto = Lo que había en esta dirección se retiró.

## La historia del puntaje

historia-titulo = Historia del puntaje:
historia-dibujo = Puntaje de { $nombre } en cada publicación, de 0 a 100
historia-desde = De { $primera } a { $ultima }.
historia-linea = { $nombre }: de { $antes } a { $ahora }.
historia-tabla = Puntaje sobre 100
historia-explica = La primera fila es el sitio de hoy; las demás, lo que se anotó al publicar.
historia-sin-cambio = { $n ->
        [one] No se muestra 1 día en que nada cambió, o más antiguo.
       *[other] No se muestran { $n } días en que nada cambió, o más antiguos.
    }
historia-dia = Día
historia-toda = Toda la lista
avance-plan-titulo = Avance del plan de acción
avance-plan-corte = Corte: { $corte }

## Comparación de los portales de un nodo

nodo-fecha = A { $fecha }.
nodo-resumen = Portales
nodo-portal = Portal
nodo-estado = Estado
nodo-errores = Errores
nodo-avisos = Avisos
nodo-paginas = Páginas
nodo-bueno = Sin errores
nodo-malo = Con errores: no se publicaría
nodo-sin-revisar = No se pudo revisar
nodo-demostracion = demostración: sus ejemplos cuentan
nodo-cumple = Cumple
nodo-de = { $cumple } de { $aplican }
nodo-explica = Puntaje de cada fase sobre 100: cobertura de la lista, no la calificación de ninguna autoridad.
nodo-falta = Lo que falta, y a cuántos
nodo-nada-falta = A ningún portal le falta nada de esta lista.
nodo-requisito = Requisito
nodo-cuantos = Portales
nodo-cuales = Cuáles
nodo-todos = Todos
nodo-datos = Los mismos datos:

## Sin conexión

sin-conexion-titulo = Sin conexión
sin-conexion-texto = No hay señal, y esta página no está guardada en su equipo.
sin-conexion-vuelva = Las páginas que ya leyó se pueden volver a abrir sin señal. Intente de nuevo cuando la tenga.
guardado-titulo = Leer sin conexión
guardado-texto = Su navegador guarda las páginas que lee en este portal, la página de contacto y los trámites, para que pueda abrirlas sin señal. Se quedan en su equipo y nadie más las ve.
guardado-casilla = Guardar en este equipo lo que leo
guardado-si = Desde ahora se guarda lo que lea.
guardado-no = Se borró lo guardado.

## Tarjeta de un enlace en otros sitios

tarjeta-lengua = es_CO
