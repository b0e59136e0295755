# Messages of downloads and of open data.

## Downloads of a table
descarga-datos-xlsx = { $nombre }, for a spreadsheet
descarga-datos-excel-csv = { $nombre }, to open in Excel in Spanish
descarga-datos-csv = { $nombre }, for programs
descarga-datos-json = { $nombre }, for programs
descarga-datapackage-json = What each column is (Data Package)

## Types of fields, in the sheet “campos”
campo-texto = Text
campo-fecha = Date
campo-momento = Date and time
campo-fecha-parcial = Year, month or day
campo-entero = Whole number
campo-decimal = Decimal number
campo-pesos = Colombian pesos
campo-si-no = Yes or no
campo-opcion = One of the possible values
campo-referencia = Identifier of another record
campo-territorio = DIVIPOLA code
campo-lengua = Language tag (BCP 47)
campo-correo = E-mail
campo-telefono = Telephone
campo-direccion = Web address
campo-archivo = File
campo-grupo = Several data together
campo-lista = Several values, with “|” between them. Each one: { $tipo }

## Catálogo e instrumentos de la Ley 1712 de 2014

catalogo-titulo = Catalogue of open data
instrumento-titulo = Table
instrumento-leyenda = { $n ->
    [one] { $n } record
   *[other] { $n } records
  }
instrumento-sin-dato = No data
instrumento-vacio = There is no information of this kind on the portal.
