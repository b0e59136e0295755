# Mensajes de las descargas y de los datos abiertos.

## Descargas de una tabla
descarga-datos-excel-csv = { $nombre }, para abrir en Excel
descarga-datos-csv = { $nombre }, para programas
descarga-datos-json = { $nombre }, para programas
