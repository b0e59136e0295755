# Messages of downloads and of open data.

## Downloads of a table
descarga-datos-excel-csv = { $nombre }, to open in a spreadsheet in Spanish
descarga-datos-csv = { $nombre }, for programs
descarga-datos-json = { $nombre }, for programs
