# Tipos de contenido, descritos: esquemas, formularios, páginas del manual, archivos nuevos.

describir-opciones = Opciones: { $opciones }.
describir-unidad = Unidad: { $unidad }.
describir-personal = Es un dato personal: se revisa y no se publica.
describir-norma = Lo pide: { $norma }.
describir-traduccion = { $tipo }, traducción
describir-ficha = { $tipo }, ficha de una tabla
describir-cuerpo-ejemplo = Este texto es un ejemplo: cuente aquí lo que la gente necesita saber.
describir-taplo = Escrito por «vitrina schema»: qué esquema corresponde a cada archivo. No lo edite.

## vitrina schema
esquema-escrito = { $cuantos ->
    [one] Se escribió { $cuantos } archivo en { $carpeta }/.
   *[other] Se escribieron { $cuantos } archivos en { $carpeta }/.
}
esquema-afuera = No se puede escribir { $ruta }: tiene que quedar dentro de la carpeta del portal, y no ser un enlace ni una carpeta.
esquema-taplo = { $ruta } le dice al editor qué esquema corresponde a cada archivo.
esquema-taplo-propio = { $ruta } ya existe y no lo escribió Vitrina: no se cambió. Bórrelo y repita si quiere que el editor use los esquemas.
tipo-desconocido-cerca = No hay un tipo «{ $tipo }». ¿Quiso decir «{ $cerca }»? «vitrina schema» los muestra todos.
