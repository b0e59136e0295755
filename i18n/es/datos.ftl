# Mensajes de las descargas y de los datos abiertos.

## Descargas de una tabla
descarga-datos-xlsx = { $nombre }, para hoja de cálculo
descarga-datos-excel-csv = { $nombre }, para abrir en Excel en español
descarga-datos-csv = { $nombre }, para programas
descarga-datos-json = { $nombre }, para programas
descarga-datapackage-json = Qué es cada columna (Data Package)

## Tipos de los campos, en la hoja «campos»
campo-texto = Texto
campo-fecha = Fecha
campo-momento = Fecha y hora
campo-fecha-parcial = Año, mes o día
campo-entero = Número entero
campo-decimal = Número con decimales
campo-pesos = Pesos colombianos
campo-si-no = Sí o no
campo-opcion = Uno de los valores posibles
campo-referencia = Identificador de otro registro
campo-territorio = Código DIVIPOLA
campo-lengua = Código de lengua (BCP 47)
campo-correo = Correo electrónico
campo-telefono = Teléfono
campo-direccion = Dirección web
campo-archivo = Archivo
campo-grupo = Varios datos juntos
campo-lista = Varios valores, separados por «|». Cada uno: { $tipo }

## Catálogo e instrumentos de la Ley 1712 de 2014

catalogo-titulo = Catálogo de datos abiertos
instrumento-titulo = Tabla
instrumento-leyenda = { $n ->
    [one] { $n } registro
   *[other] { $n } registros
  }
instrumento-sin-dato = Sin dato
instrumento-vacio = No hay información de esta clase en el portal.
