# Kinds of content, described: schemas, forms, pages of the manual, new files.

describir-opciones = Options: { $opciones }.
describir-unidad = Unit: { $unidad }.
describir-personal = Personal data: it is checked and not published.
describir-norma = Asked for by: { $norma }.
describir-traduccion = { $tipo }, translation
describir-ficha = { $tipo }, sidecar of a table
describir-cuerpo-ejemplo = This text is an example: say here what people need to know.
describir-taplo = Written by “vitrina schema”: which schema belongs to which file. Do not edit it.

## vitrina schema
esquema-escrito = { $cuantos ->
    [one] { $cuantos } file was written to { $carpeta }/.
   *[other] { $cuantos } files were written to { $carpeta }/.
}
esquema-afuera = { $ruta } cannot be written: it has to be inside the portal’s folder, and be neither a link nor a folder.
esquema-taplo = { $ruta } tells the editor which schema belongs to which file.
esquema-taplo-propio = { $ruta } exists and was not written by Vitrina: it was not changed. Delete it and repeat if the editor is to use the schemas.
tipo-desconocido-cerca = There is no kind “{ $tipo }”. Did you mean “{ $cerca }”? “vitrina schema” shows them all.
