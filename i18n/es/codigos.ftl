# Un mensaje por código de hallazgo. Valor: qué pasó. Atributos: «donde» (junto a la flecha), «arreglo» (cómo se
# repara), «norma» (solo si una norma lo pide), «otro» (el otro lugar que importa). Los códigos están en src/diag/code.rs.

## Archivos y encabezados

E0101 = el encabezado se abre con «+++» y nunca se cierra
    .donde = se abre aquí
    .arreglo = escriba otra línea con «+++» y nada más entre los datos y el texto de la página
E0102 = hay un error de escritura en los datos (TOML)
    .donde = desde aquí no se entiende
    .arreglo = escriba cada dato como nombre = "valor": con comillas al abrir y al cerrar, y una sola vez cada nombre
E0103 = «{ $clave }» no es un campo conocido aquí
    .donde = campo desconocido
    .arreglo = corrija el nombre del campo (sin tildes ni espacios, por ejemplo fecha_publicacion) o borre la línea
E0104 = la carpeta «{ $carpeta }» no corresponde a ningún tipo de contenido
    .donde = carpeta desconocida
    .arreglo = pase los archivos a una carpeta conocida, por ejemplo content/noticias/, o declare el tipo en content/_tipos/
E0105 = el archivo no está guardado en UTF-8
    .donde = aquí deja de ser UTF-8
    .arreglo = ábralo en su editor y guárdelo con la codificación UTF-8; en Excel elija «CSV UTF-8 (delimitado por comas)»
E0106 = el archivo pesa { $megas } MB y el tope es { $limite } MB
    .donde = archivo demasiado grande
    .arreglo = reduzca la imagen, comprima el PDF o parta la tabla, por ejemplo en un archivo por año
E0107 = el enlace simbólico apunta fuera de la carpeta del portal
    .donde = enlace simbólico
    .arreglo = reemplace el enlace por una copia del archivo dentro de content/
E0108 = el nombre de archivo «{ $nombre }» no sirve de identificador
    .donde = nombre del archivo
    .arreglo = use solo minúsculas sin tilde, cifras y guiones, por ejemplo rendicion-de-cuentas-2026.md
E0109 = el portal no declara la lengua «{ $lengua }»
    .donde = lengua en el nombre del archivo
    .arreglo = corrija las letras que van antes de la extensión (pagina.en.md) o declare la lengua en [[idiomas]] de portal.toml
E0110 = hay una traducción de «{ $id }» a la lengua «{ $lengua }», pero falta el original en español
    .donde = traducción sin original
    .arreglo = cree { $id }.md en la misma carpeta, o dé a la traducción el mismo nombre que tiene el original
E0111 = { $tabla ->
        [si] otra fila usa ya el identificador «{ $id }»
        [lengua] «{ $archivo }» y «{ $original }» son el mismo original: «{ $lengua }» es la lengua en que se escribe el portal
       *[no] dos archivos usan el mismo identificador «{ $id }»
    }{ $otras ->
        [0] {""}
        [one] {" "}(y en esta tabla hay otra fila repetida)
       *[other] {" "}(y en esta tabla hay otras { $otras } filas repetidas)
    }
    .donde = identificador repetido
    .arreglo = { $tabla ->
        [si] si es la misma, quite una de las dos; si no, agregue al  id  de la ficha de la tabla un campo que las distinga
        [lengua] deje uno solo, sin la lengua en el nombre: { $original }
       *[no] cambie el nombre de uno de los dos, por ejemplo { $id }-2.md, o deje uno solo
    }
    .otro = ya lo usa este archivo
E0112 = al archivo le falta el encabezado con los datos
    .donde = aquí debía empezar el encabezado
    .arreglo = comience el archivo con una línea «+++», los datos (titulo = "…") y otra línea «+++»
E0113 = no se pudo leer el archivo
    .donde = archivo ilegible
    .arreglo = revise los permisos del archivo y que no esté abierto en otro programa; si está dañado, tráigalo de una copia
E0114 = { $clase ->
        [mensajes] estos mensajes no se leen: el archivo no está en la carpeta de una lengua
       *[otra] este archivo no se esperaba en esta carpeta y no se publica
    }
    .donde = archivo sin uso
    .arreglo = { $clase ->
        [mensajes] póngalo en la carpeta de su lengua, sin otra entre ellos: i18n/es/propios.ftl
       *[otra] si es un anexo, páselo a content/archivos/; si es una imagen, a content/imagenes/; si sobra, bórrelo
    }
E0115 = «{ $tipo }» no lleva texto después del encabezado
    .donde = este texto sobra
    .arreglo = pase el texto a un campo del encabezado, por ejemplo resumen = "…", o bórrelo
E0116 = a «{ $tipo }» le falta el texto después del encabezado
    .donde = aquí va el texto
    .arreglo = escriba el contenido debajo de la segunda línea «+++»
E0117 = los datos están anidados a demasiada profundidad
    .donde = un nivel de más
    .arreglo = saque este grupo a un nivel superior, por ejemplo con su propia tabla [[grupo]]

E0118 = unas comillas se abren y no se cierran
    .donde = se abren aquí
    .arreglo = cierre las comillas al final del texto: nombre = "texto"; para un texto de varias líneas use tres: """
E0119 = después de «{ $clave }» falta el signo igual
    .donde = aquí va «=»
    .arreglo = escriba el nombre, un signo igual y el valor: { $clave } = "valor"
E0120 = «{ $clave }» está escrito dos veces
    .donde = repetido
    .arreglo = deje una sola línea; si son varios valores, júntelos en una lista: { $clave } = ["uno", "dos"]
    .otro = ya está aquí
E0121 = la barra inversa «\» no puede ir sola dentro de comillas
    .donde = barra inversa
    .arreglo = escríbala doble («\\»), use barras normales (carpeta/archivo.pdf) o comillas simples: 'C:\carpeta'
E0122 = el valor «{ $valor }» va entre comillas
    .donde = sin comillas
    .arreglo = escríbalo entre comillas rectas: { $clave } = "{ $valor }"; una fecha se escribe 2013-08-27
E0123 = el valor tiene comillas de Word («“» y «”»), que aquí no sirven
    .donde = comilla curva
    .arreglo = cámbielas por comillas rectas: "
E0124 = «{ $clave }» no puede ser el nombre de un dato
    .donde = nombre mal escrito
    .arreglo = use letras sin tilde ni eñe, cifras y guion bajo en vez de espacios, por ejemplo fecha_publicacion
E0125 = un corchete o una llave se abre y no se cierra
    .donde = se abre aquí
    .arreglo = ciérrelo al final: palabras = ["uno", "dos"] o [grupo]
E0126 = el grupo «{ $clave }» está escrito dos veces
    .donde = repetido
    .arreglo = junte los dos grupos en uno; si es una lista de grupos, use dos corchetes cada vez: [[{ $clave }]]
    .otro = ya está aquí
E0127 = «{ $clave }» no tiene valor
    .donde = falta el valor
    .arreglo = escriba el valor después del igual, o borre la línea
E0128 = el texto se cierra antes de tiempo: tiene comillas adentro
    .donde = aquí se cierra
    .arreglo = dentro del texto use comillas angulares («Plan Vial»), o ponga una barra inversa antes de cada una: \"Plan Vial\"

## Valores de los campos

E0201 = falta el dato obligatorio «{ $etiqueta }»
    .donde = falta «{ $campo }»
    .arreglo = { $tabla ->
        [si] llene esa celda en la hoja de cálculo; si todas las filas tienen el mismo valor, escríbalo en [constantes] de la ficha de la tabla
       *[no] agregue una línea con el dato: { $campo } = …
    }
E0202 = «{ $etiqueta }» debe ser { $esperado }, y aquí hay { $encontrado }
    .donde = se esperaba { $esperado }
    .arreglo = escriba { $campo } como { $esperado }; «vitrina new» escribe un archivo con todos los campos y sus ejemplos
E0203 = «{ $etiqueta }» está vacío
    .donde = sin valor
    .arreglo = escriba el valor de { $campo }, o borre la línea si el dato no es obligatorio
E0211 = la fecha «{ $valor }» de «{ $etiqueta }» no existe o no está bien escrita
    .donde = no es una fecha
    .arreglo = escríbala como año-mes-día, por ejemplo { $campo } = 2013-08-27 (con o sin comillas)
E0212 = «{ $valor }» no es una opción de «{ $etiqueta }»
    .donde = opción desconocida
    .arreglo = use una de las opciones, escrita igual: sin tildes ni mayúsculas
E0213 = «{ $valor }» no se entiende como número en «{ $etiqueta }»
    .donde = no es un número
    .arreglo = escriba solo cifras, con coma para los decimales si van entre comillas: { $campo } = "97,9" o { $campo } = 97.9
E0214 = «{ $valor }» no se entiende como pesos en «{ $etiqueta }»
    .donde = no es una cantidad de pesos
    .arreglo = escriba pesos enteros, sin centavos: { $campo } = 1234567 o { $campo } = "$ 1.234.567"
E0215 = «{ $valor }» no puede ser un correo electrónico
    .donde = correo mal escrito
    .arreglo = escríbalo con una arroba y un dominio, sin espacios: { $campo } = "atencion@entidad.gov.co"
E0216 = el teléfono «{ $valor }» no está completo
    .donde = teléfono mal escrito
    .arreglo = escríbalo con el código del país: { $campo } = "+57 608 555 0100"
E0217 = «{ $valor }» no es una dirección web completa
    .donde = dirección mal escrita
    .arreglo = escríbala con https:// al comienzo: { $campo } = "https://www.entidad.gov.co/pagina"
E0218 = «{ $etiqueta }» tiene una longitud de { $largo }; el límite es { $limite }
    .donde = longitud { $largo }
    .arreglo = ajuste { $campo } hasta el límite; lo que sobre puede ir en el texto de la página
E0219 = el código DIVIPOLA «{ $valor }» no existe
    .donde = código desconocido
    .arreglo = use dos cifras para el departamento ("86") o cinco para el municipio ("86001"), entre comillas
E0220 = { $motivo ->
        [privada] el portal no recibe códigos de lengua con extensiones ni partes de uso privado, como «{ $valor }»
        [guion] «{ $valor }» no es un código de lengua bien escrito: sus partes se separan con guion, no con raya baja
       *[otra] «{ $valor }» no es un código de lengua bien escrito
    }
    .donde = { $motivo ->
        [privada] código que el portal no recibe
       *[otra] código mal escrito
    }
    .arreglo = { $motivo ->
        [privada] use el código registrado de la lengua, sin la letra sola y lo que le sigue
       *[otra] use el código como lo da ISO 639, por ejemplo "es", "en" o "inb", y si hace falta el país: "es-CO"
    }
E0221 = «{ $etiqueta }» vale { $valor } y debe estar entre { DIGITOS($minimo) } y { DIGITOS($maximo) }
    .donde = fuera de los límites
    .arreglo = revise { $campo }: puede sobrar o faltar una cifra

## Direcciones y relaciones

E0301 = dos contenidos quieren la misma dirección «{ $ruta }»
    .donde = dirección repetida
    .arreglo = cambie el nombre de uno de los archivos o el dato que forma su dirección, por ejemplo el número de la norma
    .otro = ya la usa este contenido
E0302 = «{ $ruta }» no puede ser la dirección de una página
    .donde = dirección inválida
    .arreglo = use minúsculas, cifras y guiones entre barras, por ejemplo /transparencia/presupuesto/
E0307 = «{ $campo }» apunta a «{ $valor }», que no está en «{ $tipo }»
    .donde = no se encontró
    .arreglo = escriba el nombre del archivo sin la extensión; si ese contenido todavía no está en el portal, créelo primero
E0308 = el enlace lleva a «{ $destino }», que no existe en el portal
    .donde = enlace roto
    .arreglo = corrija la dirección o quite el enlace; las direcciones del portal empiezan y terminan en barra, por ejemplo /normas/
E0309 = la página «{ $destino }» no tiene un título con el ancla «{ $ancla }»
    .donde = ancla desconocida
    .arreglo = copie el ancla del título, por ejemplo #requisitos, o enlace la página sin ella
E0310 = el archivo «{ $archivo }» no existe
    .donde = no se encontró
    .arreglo = suba el archivo a content/archivos/ o a content/imagenes/, o corrija su nombre; mayúsculas y tildes cuentan
E0311 = la cadena de «{ $campo }» vuelve a su comienzo
    .donde = aquí se cierra el círculo
    .arreglo = deje sin «{ $campo }» el contenido que va de primero
    .otro = este también hace parte del círculo
E0312 = el portal no tiene la sección «{ $seccion }», donde se publica «{ $tipo }»
    .donde = sección desconocida
    .arreglo = cree content/secciones/{ $seccion }.md, o cambie la sección
E0313 = el portal no tiene página de inicio
    .donde = falta la página de inicio
    .arreglo = cree content/secciones/inicio.md; «vitrina init» escribe una de muestra
    .norma = Resolución MinTIC 1519 de 2020, anexo 2: el portal tiene barra superior, pie de página y menús destacados

## Relaciones entre contenidos

E0320 = la norma figura «{ $declarado }», pero según sus relaciones está «{ $calculado }»
    .donde = estado declarado
    .arreglo = borre «estado»: se calcula solo y el portal ya muestra el que sale de las relaciones. Si la relación es la equivocada, corríjala; si la fuente oficial se contradice, dígalo en nota_editor
    .otro = aquí se declara la relación
E0321 = las dos normas cuentan de distinta manera la misma relación
    .donde = aquí no coincide con lo que dice { $norma }
    .arreglo = deje igual «{ $campo }» en las dos normas, o borre la relación en una de ellas: basta decirla una vez
    .otro = la otra norma lo dice así
E0322 = { $una }, del { $fecha }, no puede cambiar una norma posterior: { $otra } es del { $posterior }
    .donde = relación imposible por las fechas
    .arreglo = revise las fechas de las dos normas, o si la relación va en el otro sentido, por ejemplo «derogada_por» en lugar de «deroga»
E0323 = { $una } y { $otra } se derogan, anulan o suspenden una a la otra
    .donde = una de las dos relaciones sobra
    .arreglo = deje la relación solo en la norma que actúa, o ponga en la otra la forma pasiva, por ejemplo «derogada_por»
    .otro = la otra relación
E0324 = la norma «{ $norma }» se relaciona con ella misma
    .donde = es esta misma norma
    .arreglo = escriba el identificador de la otra norma
E0325 = { $cuantas ->
        [dos] la relación nombra dos normas: una del portal y otra externa
       *[ninguna] la relación no dice con qué norma
    }
    .donde = falta o sobra la otra norma
    .arreglo = escriba norma = "…" con el identificador de una norma del portal, o externa = {"{"} nombre = "Ley 1712 de 2014" {"}"} si no está en el portal; solo una de las dos
E0326 = hay { $cuantas } dependencias que no dependen de nadie: { $nombres }
    .donde = esta tampoco dice de quién depende
    .arreglo = escriba depende_de = "…" en todas menos en la que encabeza la entidad
    .otro = esta va de primera
E0330 = «{ $campo }» retrocede: pasa de { $anterior } (corte { $corte }) a { $valor }
    .donde = es menor que el corte anterior, o se aleja de lo que se busca
    .arreglo = si la cifra es correcta, explique por qué con { $nota } = "…" en ese corte; si no, corríjala. Los cortes anteriores no se borran
E0332 = «{ $campo }» ({ $valor }) es anterior a «{ $otro_campo }» ({ $otro })
    .donde = va antes de lo que debería seguir
    .arreglo = revise las dos fechas y corrija la que está mal
    .otro = debía ser anterior

## Presupuesto

E0340 = en el rubro { $rubro }, «{ $campo }» ({ $valor }) pasa de «{ $limite_campo }» ({ $limite })
    .donde = más de lo que puede ser
    .arreglo = revise las dos cifras: los pagos no pasan de las obligaciones, ni estas de los compromisos, ni estos de lo definitivo
    .otro = este es el tope
E0341 = en el rubro { $rubro }, lo definitivo ({ $valor }) no es inicial más adiciones menos reducciones ({ $esperado })
    .donde = hay una diferencia de { $diferencia }
    .arreglo = revise las cuatro cifras de la fila; las reducciones se escriben sin signo menos
E0342 = los rubros que componen { $rubro } no suman «{ $campo }»: dice { $valor } y suman { $suma }
    .donde = hay una diferencia de { $diferencia }
    .arreglo = revise si falta o sobra una fila, o si una cifra está mal; la suma debe dar al peso
E0343 = «{ $campo }» dice { $valor }, y los rubros del primer nivel suman { $suma }
    .donde = hay una diferencia de { $diferencia }
    .arreglo = revise el total contra el acto que aprueba el presupuesto, y las filas de la tabla contra el total
E0344 = la frase dice { $dice } de cada { $base } para «{ $nombre }», y en la tabla son { $es }
    .donde = no es lo que dice la tabla
    .arreglo = corrija la frase, o la tabla: «{ $nombre }» tiene { $valor }
E0345 = después del corte de { $anterior } sigue el de { $esperado }
    .donde = falta un mes, está repetido o está en desorden
    .arreglo = agregue los cortes que faltan, uno por mes y en orden, con lo acumulado desde enero
E0346 = el corte dice «{ $campo }» por { $valor }, y la tabla de ese mes suma { $suma }
    .donde = no coincide con la tabla de rubros
    .arreglo = deje el mismo total en el corte y en la tabla, o cambie el mes de «corte» si la tabla es de otro
E0350 = el conjunto es «{ $valor }» y no dice por qué
    .donde = clasificación sin motivo
    .arreglo = escriba «excepcion» con el objetivo legítimo, el fundamento, el alcance, la fecha y el plazo
E0351 = el conjunto es público y dice por qué no se entrega
    .donde = motivo de una reserva que no hay
    .arreglo = quite «excepcion», o escriba la clasificación: «clasificada» o «reservada»
E0352 = el conjunto no se entrega, y aquí están sus archivos
    .donde = se publicaría lo que tiene reserva
    .arreglo = quite los recursos; si una parte sí se entrega, escriba alcance = "parcial" y deje solo esa parte
E0353 = el recurso «{ $titulo }» no dice dónde están los datos
    .donde = recurso sin datos
    .arreglo = escriba «archivo», «lista» o «enlace»
E0354 = el conjunto de datos no dice qué se puede hacer con él
    .donde = falta la licencia
    .arreglo = escriba «licencia» aquí, o «licencia_datos» en portal.toml para todos los datos del portal
E0360 = la traducción «{ $titulo }» ({ $lengua }) es de una versión anterior del original
    .donde = versión que se tradujo
    .otro = el original cambió
    .arreglo = compare los dos textos, ponga al día la traducción y escriba traduce = "{ $version }", o use «vitrina languages --mark» con este archivo
E0361 = no se sabe de qué versión del original es la traducción «{ $titulo }» ({ $lengua }){ $modo ->
        [otra] : «{ $valor }» no es la huella de una versión
       *[falta] { "" }
    }
    .donde = traducción sin versión
    .otro = el original
    .arreglo = compare los dos textos y escriba traduce = "{ $version }", o use «vitrina languages --mark» con este archivo
E0362 = la traducción «{ $id }» ({ $lengua }) está vacía: no tiene datos ni texto
    .donde = aquí va lo traducido
    .otro = el original
    .arreglo = escriba los textos en esa lengua, o borre el archivo: la página se ofrece entonces en español
E0370 = la lengua «{ $lengua }» tiene interfaz propia y { $faltan ->
        [one] le falta 1 mensaje
       *[other] le faltan { $faltan } mensajes
    } de los { $total } de las páginas: { $lista }{ $mas ->
        [0] { "" }
       *[other] {" "}y { $mas } más
    }
    .donde = aquí falta el primero
    .arreglo = escríbalos con quien hable la lengua, o diga interfaz = false en portal.toml; mientras tanto se muestran en la lengua de respaldo
E0371 = nadie usa el mensaje «{ $clave }»
    .donde = mensaje sin uso
    .arreglo = corrija el nombre o quite el mensaje; los nombres que se usan están en i18n/es/ del programa
E0372 = { $modo ->
        [incluida] el mensaje «{ $clave }» incluye «{ $por }», que usa variables que no se le dan: { $variable }
       *[propia] el mensaje «{ $clave }» usa la variable ${ $variable }, que no recibe
    }
    .donde = variable desconocida
    .arreglo = { $modo ->
        [incluida] escriba el texto aquí en vez de incluirlo, o incluya uno que no use variables; a un término se le dan donde se incluye: { "{" } -nombre(variable: "valor") { "}" }
       *[propia] { $hay ->
            [ninguna] este mensaje no recibe variables: quítela
           *[otras] use solo las que recibe: { $hay }
        }
    }
E0373 = el mensaje «{ $clave }» no muestra { $variables }, y el original sí
    .donde = mensaje incompleto
    .arreglo = ponga la variable entre llaves donde vaya en la frase
E0374 = el mensaje «{ $clave }» está dos veces en la misma lengua
    .donde = otra vez
    .otro = la primera
    .arreglo = deje uno de los dos
E0375 = la lengua «{ $lengua }» no tiene la forma «{ $forma }»: sus formas son { $formas }
    .donde = forma que no se elegiría nunca
    .arreglo = quite la forma, o escriba el número exacto, por ejemplo [1]; si CLDR no conoce la lengua, quien la habla puede declarar sus formas con plurales en portal.toml
E0376 = en el mensaje «{ $clave }» falta la forma { $faltan } de la lengua «{ $lengua }»
    .donde = número sin todas sus formas
    .arreglo = agregue la forma que falta; las de esta lengua son { $formas }
E0377 = el mensaje «{ $clave }» incluye «{ $otra }», que no está en la lengua «{ $lengua }»
    .donde = mensaje que no existe
    .arreglo = escriba ese mensaje en la misma lengua o corrija el nombre
E0378 = hay mensajes en la lengua «{ $lengua }», que el portal no declara
    .donde = mensajes que no se usan
    .arreglo = declare la lengua con [[idiomas]] en portal.toml o corrija el nombre de la carpeta
E0379 = { $motivo ->
        [circulo] el mensaje «{ $clave }» se incluye a sí mismo: { $parte }
        [funcion] el mensaje «{ $clave }» llama la función { $parte }, que no existe
        [valor] el mensaje «{ $clave }» llama { $parte } sin darle nada
       *[variante] el mensaje «{ $clave }» tiene dos veces la variante [{ $parte }]
    }
    .donde = { $motivo ->
        [circulo] de aquí se vuelve al comienzo
        [funcion] función desconocida
        [valor] falta la variable
       *[variante] otra vez
    }
    .arreglo = { $motivo ->
        [circulo] escriba el texto en vez de incluir el mensaje
        [funcion] la única función es DIGITOS($variable), que muestra un número sin separar los miles; para lo demás basta la variable
        [valor] dele la variable, por ejemplo DIGITOS($n)
       *[variante] deje una de las dos: la segunda no se elegiría nunca
    }
E0380 = la lengua «{ $valor }» no existe: «{ $parte }» no está en el registro de BCP 47
    .donde = parte que nadie registró
    .arreglo = escriba el código de la lengua según ISO 639, por ejemplo inb (inga) o kbh (kamëntšá)
E0381 = las lenguas se respaldan en círculo: { $cadena }
    .donde = el respaldo vuelve al comienzo
    .otro = sigue aquí
    .arreglo = quite uno de los respaldos: el de la lengua que tenga todos sus mensajes
E0382 = la lengua «{ $lengua }» se respalda en «{ $respaldo }», que el portal no tiene
    .donde = respaldo que no existe
    .arreglo = escriba el código de otra lengua del portal, o declárela con [[idiomas]]
E0383 = la letra «{ $letra }» está dos veces en el alfabeto de la lengua { $lengua }
    .donde = otra vez
    .otro = la primera
    .arreglo = deje cada letra una sola vez, en minúscula
E0384 = la regla «{ $regla }» de la forma «{ $forma }» no se entiende
    .donde = regla de plural
    .arreglo = escriba una forma (zero, one, two, few o many) y una condición sobre el número, como «n = 1» o «n % 10 = 2..4 and n != 12»
E0385 = la lengua «{ $lengua }» está declarada dos veces
    .donde = otra vez
    .otro = la primera
    .arreglo = deje un solo [[idiomas]] de cada lengua
E0386 = en la lengua «{ $valor }», el registro de BCP 47 cambió «{ $parte }» por «{ $nueva }»
    .donde = código que ya no se usa
    .arreglo = escriba el código nuevo
E0387 = el código de lengua «{ $valor }» se escribe «{ $nueva }»
    .donde = otras mayúsculas
    .arreglo = escriba { $nueva }: la lengua con minúsculas y el país con mayúsculas; también en los nombres de archivo
E0388 = «{ $lengua }» es la lengua en que se escribe el portal: siempre tiene interfaz, e interfaz = false no se tiene en cuenta
    .donde = no se usa
    .arreglo = borre la línea; la interfaz se quita solo a las otras lenguas
E0389 = «{ $letra }» no es una letra del alfabeto de la lengua «{ $lengua }»
    .donde = no es una letra
    .arreglo = escriba cada letra entre comillas, sin espacios; una de varios signos es una sola ("ch"), y una marca va con su letra ("ë")
E0390 = dos lenguas tienen el mismo nombre, «{ $nombre }»: { $otra } y { $lengua }
    .donde = mismo nombre
    .otro = la otra lengua
    .arreglo = escriba el nombre que cada una se da, o el de la variedad: quien elige la lengua en el menú no las distinguiría

## Tablas

E0401 = la fila tiene { $columnas ->
        [one] 1 celda
       *[other] { $columnas } celdas
    } y el encabezado tiene { $esperadas }
    .donde = fila desigual
    .arreglo = complete la fila o quite lo que sobra; un texto con el separador adentro va entre comillas: "Mocoa, Putumayo"
E0402 = la columna «{ $columna }» no está en la ficha de la tabla y no se publica
    .donde = columna sin destino
    .arreglo = agréguela en [columnas] de la ficha: "{ $columna }" = "campo"; si no debe publicarse, póngala en ocultar
E0403 = la ficha nombra la columna «{ $columna }», que la tabla no tiene
    .donde = columna ausente
    .arreglo = corrija el nombre como aparece en la primera fila de la tabla, o borre la línea
E0404 = a «{ $archivo }» le falta su pareja: cada tabla va con una ficha del mismo nombre
    .donde = archivo sin pareja
    .arreglo = deje juntos los dos archivos, por ejemplo contratos-2026.csv y contratos-2026.tabla.toml
E0405 = en la tabla hay unas comillas que se abren y no se cierran
    .donde = se abren aquí
    .arreglo = cierre las comillas; dentro de una celda, unas comillas se escriben dobles: "el ""Plan Vial"""
E0406 = la ficha de la tabla no sirve: { $detalle }
    .donde = ficha inválida
    .arreglo = la ficha dice qué columna llena cada campo: [columnas] y debajo "VALOR TOTAL" = "valor_total"
E0407 = la tabla no está en UTF-8: se leyó como Windows-1252, así que aquí dice «{ $letra }»
    .donde = primera letra que no es UTF-8
    .arreglo = si las tildes se ven bien, ponga codificacion = "windows-1252" en la ficha; o guárdela como «CSV UTF-8 (delimitado por comas)»
E0408 = { $motivo ->
        [formato] este formato de hoja de cálculo no se lee
        [clave] el libro tiene contraseña o es de un formato anterior a .xlsx
        [vacio] el libro no tiene ninguna hoja visible con datos
       *[otro] el libro está dañado o no es de Excel
    }
    .donde = libro que no se lee
    .arreglo = ábralo y guárdelo de nuevo como «Libro de Excel (.xlsx)», sin contraseña, o como «CSV UTF-8»
E0409 = el libro ocupa más de { $limite } MB al abrirse
    .donde = libro demasiado grande
    .arreglo = pártalo, por ejemplo un libro por año, o guarde la hoja como «CSV UTF-8»
E0410 = { $hoja ->
        [vacia] el libro tiene varias hojas con datos y la ficha no dice cuál
       *[otra] el libro no tiene la hoja «{ $hoja }»
    }
    .donde = hoja por escoger
    .arreglo = escriba en la ficha hoja = "…" con una de estas: { $hojas }
E0411 = la celda de «{ $etiqueta }» tiene el error de una fórmula: { $valor }
    .donde = error de fórmula
    .arreglo = corrija la fórmula en la hoja de cálculo y guárdela otra vez, o escriba el valor
E0412 = la celda de «{ $etiqueta }» no trae el dato sino lo que cabía en la pantalla: { $valor }
    .donde = dato recortado
    .arreglo = en la hoja de cálculo ensanche la columna, déle formato de texto o de número sin decimales, y guarde otra vez
E0413 = hay celdas combinadas entre los datos ({ $celdas }) y no se sabe si el valor es de cada fila
    .donde = celdas combinadas
    .arreglo = sepárelas y escriba el valor en cada fila; si vale para todas, ponga repetir_combinadas = true en la ficha
E0414 = se tomó como encabezado la fila { $fila } de la tabla{ $filas ->
        [one] {""}
       *[other] {" "}y la siguiente
    }
    .donde = encabezado reconocido
    .arreglo = si es correcto, escríbalo en la ficha: encabezado = { $fila }{ $filas ->
        [one] {""}
       *[other] {" "}y filas_encabezado = { $filas }
    }
E0415 = hay otra columna con este nombre; esta se llama aquí «{ $columna }»
    .donde = nombre repetido
    .arreglo = diga en la ficha qué hacer con ella: "{ $columna }" = "campo" en [columnas], o póngala en ocultar
E0416 = una columna sin nombre tiene datos, que no se publican
    .donde = primer dato
    .arreglo = póngale nombre en el encabezado y dígalo en la ficha, o borre la columna
E0417 = { $motivo ->
        [total] la fila es un total y no se carga
       *[nota] la fila es una nota al pie y no se carga
    }
    .donde = fila que no es un dato
    .arreglo = si es un dato, complétela; si no, puede borrarla: los totales los calcula el portal
E0418 = en la columna de «{ $etiqueta }» hay fechas como { $valor }: no se sabe cuál es el día y cuál el mes
    .donde = fecha que se puede leer de dos maneras
    .arreglo = escriba en la ficha fechas = "dia/mes/año", o fechas = "mes/dia/año"
E0419 = la tabla no tiene nada
    .donde = tabla vacía
    .arreglo = revise que guardó la hoja correcta; si la tabla sobra, bórrela junto con su ficha
E0420 = ninguna columna llena el campo obligatorio «{ $etiqueta }» ({ $campo })
    .donde = falta una columna
    .arreglo = diga en [columnas] qué columna es; si vale lo mismo en todas las filas, póngalo en [constantes]: { $campo } = "…"
E0421 = hay { $veces ->
        [one] otra celda
       *[other] otras { $veces } celdas
    } de esta columna con el problema { $codigo }, desde aquí
    .donde = y las que siguen
    .arreglo = corrija toda la columna en la hoja de cálculo, o explique sus valores en [valores] de la ficha
E0422 = la ficha ya describe otra tabla, «{ $archivo }», y esta no se lee
    .donde = segunda tabla
    .arreglo = deje una de las dos, o dé a esta otro nombre y su propia ficha
E0423 = la fila no se carga: con «{ $patron }» no resulta un identificador
    .donde = fila sin identificador
    .arreglo = complete en la fila los campos del patrón, o cambie id en la ficha por campos que todas las filas tengan

## Accesibilidad

E0501 = a «{ $archivo }» le faltan los subtítulos o la transcripción
    .donde = audio o video sin texto
    .arreglo = complete los dos junto al archivo: subtitulos = "archivos/video.vtt" y transcripcion = "…"
    .norma = Resolución MinTIC 1519 de 2020, anexo 1: los videos nuevos llevan subtítulos
E0502 = la imagen «{ $archivo }» no tiene texto alternativo
    .donde = sin texto alternativo
    .arreglo = diga en una frase qué muestra: ![Puente sobre el río Mocoa](puente.jpg)
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 1.1.1)
E0503 = después de un título de nivel { $anterior } viene uno de nivel { $nivel }: se saltó un nivel
    .donde = título de nivel { $nivel }
    .arreglo = baje de a un nivel: debajo de «##» va «###»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 1.3.1)
    .otro = título anterior
E0504 = el título «{ $titulo }» es de primer nivel, y ese ya lo pone la página
    .donde = título de primer nivel
    .arreglo = agréguele un signo: ## { $titulo }
E0505 = hay HTML («{ $etiqueta }») dentro del texto
    .donde = HTML en el texto
    .arreglo = escríbalo en Markdown: **negrilla**, [enlace](/ruta/), listas con «-» y tablas con «|»
E0506 = el enlace dice «{ $texto }», que leído solo no se entiende
    .donde = enlace sin sentido propio
    .arreglo = diga a dónde lleva: [Presupuesto de 2026](/presupuesto/2026/)
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 2.4.4)
E0507 = la tabla no tiene celdas de encabezado{ $otras ->
        [0] {""}
        [one] {" "}(y otra tabla más)
       *[other] {" "}(y { $otras } tablas más)
    }
    .donde = faltan los encabezados
    .arreglo = escriba el nombre de cada columna en la primera fila: | Año | Valor |
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 1.3.1)
E0510 = { $problema ->
        [danado] la imagen «{ $archivo }» está dañada o incompleta
        [formato] «{ $archivo }» es un archivo { $formato }, y las páginas no muestran imágenes así
       *[otro] «{ $archivo }» no es una imagen que se pueda leer
    }
    .donde = no se verá
    .arreglo = { $problema ->
        [danado] ábrala en su equipo y guárdela de nuevo; si no abre, pida otra copia
       *[otro] ábrala en su equipo y guárdela como JPEG (fotos), PNG (capturas y logotipos) o WebP
    }
E0511 = la imagen «{ $archivo }» es demasiado grande{ $ancho ->
        [0] {""}
       *[otro] : { $ancho } × { $alto } puntos
    }
    .donde = no se puede reducir
    .arreglo = guárdela más pequeña: hasta { $lado } puntos por lado, { $millones } millones de puntos y 64 MB; en las páginas se ve de 1280 de ancho
E0514 = la foto «{ $archivo }» dice dónde se tomó, y se publica tal como vino
    .donde = trae coordenadas
    .arreglo = si basta con mostrarla, use la imagen y quite el enlace al archivo; si hay que ofrecerla, guárdela sin la ubicación
    .norma = Ley 1581 de 2012: la ubicación puede ser un dato personal
E0515 = los navegadores no reproducen «{ $archivo }»
    .donde = formato que no se reproduce
    .arreglo = guarde el audio como MP3 u Opus, y el video como MP4 (H.264) o WebM
E0516 = { $problema ->
        [programa] el dibujo «{ $archivo }» trae un programa (línea { $linea })
        [ajeno] el dibujo «{ $archivo }» pide algo a otro sitio (línea { $linea })
       *[otro] el dibujo «{ $archivo }» no está guardado en UTF-8
    }
    .donde = un dibujo solo se mira
    .arreglo = { $problema ->
        [programa] ábralo en su programa de dibujo y guárdelo como «SVG simple», o quite esa parte
        [ajeno] ponga dentro del dibujo la imagen, la letra o el estilo que pide, y guárdelo como «SVG simple»
       *[otro] ábralo en su programa de dibujo y guárdelo de nuevo
    }
E0513 = la imagen «{ $archivo }» se mueve, y en la página se verá quieta
    .donde = solo se ve su primer cuadro
    .arreglo = si el movimiento dice algo, publíquela como video, con subtítulos; si no, guarde el cuadro que importa

## Listas de cumplimiento

E0601 = la fase «{ $fase }» de { $regimen } obtiene { $obtenido } y el piso es { $piso }
    .donde = piso de la fase
    .arreglo = complete los requisitos pendientes; «vitrina checklist» dice cuáles son y qué escribir en cada uno
E0602 = sin evidencia: { $etiqueta } { $nombre }. { $razon }
    .donde = requisito pendiente
    .arreglo = { $arreglo }
    .norma = { $fundamento } ({ $certeza })
E0603 = sin evidencia y es obligatorio: { $etiqueta } { $nombre }. { $razon }
    .donde = requisito obligatorio
    .arreglo = { $arreglo }
    .norma = { $fundamento } ({ $certeza })
E0604 = se declara el requisito «{ $requisito }», que no existe en { $regimen }
    .donde = requisito desconocido
    .arreglo = use el identificador que muestra «vitrina checklist», o borre la declaración
E0605 = la declaración de «{ $requisito }» venció: { $vence }
    .donde = declaración vencida
    .arreglo = verifique de nuevo el requisito y escriba la nueva fecha de vencimiento, con quién declara y la evidencia
E0606 = la lista de cumplimiento no sirve: { $detalle }
    .donde = lista inválida
    .arreglo = compare el archivo con una lista del programa, por ejemplo checklists/gel-2012.toml
E0610 = el calendario de publicación no tiene «{ $valor }» para el tipo «{ $tipo }»
    .donde = línea desconocida
    .arreglo = use una de estas, o borre «calendario» y escriba aquí los datos: { $nombres }
E0611 = el compromiso mira en «{ $valor }», que no es un tipo de contenido
    .donde = tipo desconocido
    .arreglo = escriba el nombre de un tipo: «informe», «plan»; o borre «tipo» y use «calendario»
E0612 = «{ $valor }» no sirve: { $tipo } no tiene ese campo o no es el que se pide
    .donde = campo que no sirve
    .arreglo = escriba un campo de ese tipo; el de una fecha, si se pide una fecha. Dentro de un grupo, con punto: «periodo.hasta»
E0613 = ninguna ficha puede cumplir el filtro: «{ $campo }» no admite «{ $valor }»
    .donde = valor imposible
    .arreglo = use uno de estos: { $nombres }
E0614 = «{ $valor }» no es un día de todos los años
    .donde = día que no sirve
    .arreglo = escriba mes y día con dos cifras, «01-31» es el 31 de enero, y frecuencia = "anual"
E0615 = se promete menos de lo que pide el calendario de publicación para «{ $obligacion }»: { $pide }
    .donde = más tarde de lo que se pide
    .arreglo = escriba { $pide }, o antes; si la norma cambió, borre «calendario» y escriba aquí la base
E0616 = «{ $titulo }» debía publicarse a más tardar el { $fecha }
    .donde = compromiso vencido
    .arreglo = { $tarea }
E0617 = el aviso está fijado { $dias ->
        [one] 1 día hábil
       *[other] { $dias } días hábiles
    } y son { $minimo }
    .donde = se desfija antes de tiempo
    .otro = aquí se fija
    .norma = Ley 1437 de 2011, art. 69
    .arreglo = escriba en «desfijacion» el { $fecha } o un día posterior; sábados, domingos y festivos no cuentan
E0618 = de la sección «{ $titulo }» nadie ha dicho quién la actualiza ni cada cuánto
    .donde = sección sin compromiso
    .arreglo = cree { $archivo } con titulo, responsable, frecuencia, rige_desde y tipo = "{ $tipo }"
E0620 = esta parte del archivo de la lista no se entiende
    .donde = una clave que no existe, un valor de otra clase o una comilla sin cerrar
    .arreglo = compare el archivo con el modelo del manual: docs/manual/cumplimiento.md, «Listas propias»
E0621 = a «{ $requisito }», que es propio del portal, le falta: { $claves }
    .donde = está incompleto
    .arreglo = escriba lo que falta; si quería cambiar un requisito del programa, revise su identificador
E0622 = en «{ $requisito }», la clave «{ $clave }» dice «{ $valor }», que { $clave ->
        [id] ya es de otra lista
        [applies] excluye con una palabra que no se conoce o sin decir por qué
        [same] no tiene evidencia propia que compartir
       *[other] no existe
    }
    .donde = no lleva a nada
    .arreglo = use un nombre que exista: los identificadores salen en «vitrina checklist --format json»
E0623 = el portal fijó la versión { $fijada } de { $regimen }, y la que hay es la { $actual }
    .donde = versión fijada
    .arreglo = mire qué cambió y escriba version = "{ $actual }"; para seguir con la anterior, guárdela en content/_regimenes/ con whole = true
E0624 = en «{ $tabla }», «{ $nombre }» lleva a «{ $valor }», y eso no se puede { $tabla ->
        [carpetas] usar: el tipo no existe, o la carpeta ya es de otro tipo
       *[other] encontrar en content/
    }
    .donde = no lleva a nada
    .arreglo = { $tabla ->
        [carpetas] escriba el nombre de un tipo y una carpeta que ningún otro use: norma = "normatividad"
       *[other] escriba la carpeta y el archivo sin su terminación: mision = "paginas/quienes-somos"
    }
E0660 = a la declaración de «{ $requisito }» le falta: { $campos }
    .donde = declaración incompleta
    .arreglo = escriba lo que falta; mientras tanto la declaración no cuenta
E0661 = la declaración de «{ $requisito }» vence { $dias ->
        [0] hoy
        [one] mañana
       *[other] en { $dias } días
    }: { $vence }
    .donde = vence pronto
    .arreglo = verifique de nuevo el requisito antes de ese día y escriba una declaración nueva; el plazo está también en «vitrina plazos»
E0662 = declarar «{ $requisito }» no cambia nada: { $estado ->
        [reviewed] su evidencia no tiene una frecuencia que una revisión pueda cubrir
       *[other] el programa lo comprueba en el sitio
    }
    .donde = sin efecto
    .arreglo = { $estado ->
        [reviewed] publique lo nuevo, o escriba en «compromiso» el de la política editorial que se revisó
       *[other] borre la declaración y publique la información
    }
E0663 = hay dos declaraciones distintas y vigentes de «{ $requisito }»
    .donde = dice una cosa
    .otro = y aquí otra
    .arreglo = deje la que es cierta y borre la otra
E0664 = la revisión de «{ $requisito }» solo puede valer hasta el { $hasta }
    .donde = vence después de la próxima actualización
    .arreglo = escriba { $hasta } o un día anterior: la frecuencia pide revisar otra vez
E0670 = en la evidencia de «{ $requisito }», { $problema ->
        [pieza] «{ $valor }» no es una pieza
        [clave] «{ $valor }» no es una clave de esta pieza
        [palabra] «{ $valor }» no es una de las palabras que se pueden usar
        [falta] falta la clave «{ $valor }»
        [lista] se espera una lista
        [tabla] se espera una tabla entre llaves
        [numero] «{ $valor }» debe ser un número
        [si-o-no] «{ $valor }» debe ser true o false
       *[texto] «{ $valor }» debe ser un texto entre comillas
    }
    .donde = no se entiende
    .arreglo = { $hay ->
        [no] compare con el manual: docs/manual/evidencia.md
       *[other] use una de estas: { $nombres }
    }
E0671 = la evidencia de «{ $requisito }» busca fichas de «{ $valor }», que no es un tipo de contenido
    .donde = tipo desconocido
    .arreglo = escriba el nombre de un tipo: «informe», «plan»; «vitrina schema» los muestra
E0672 = la evidencia de «{ $requisito }» mira «{ $valor }», y { $tipo } no tiene { $problema ->
        [fecha] una fecha con ese nombre
       *[other] ese campo
    }
    .donde = campo que no existe
    .arreglo = escriba un campo de ese tipo; dentro de un grupo, con punto: «periodo.hasta»
E0673 = la evidencia de «{ $requisito }» pide «{ $valor }» en «{ $de }», y eso no puede estar
    .donde = valor imposible
    .arreglo = { $hay ->
        [no] escriba un valor que el campo admita; «$vigencia» es el año, y solo sirve donde hay un año
       *[other] use uno de estos: { $nombres }
    }
E0674 = la evidencia de «{ $requisito }» nunca vence: { $clave ->
        [every] «{ $valor }» no es una frecuencia con plazo
        [calendar] el calendario de publicación no tiene «{ $valor }» con plazo para ese tipo
        [newest] no dice cada cuánto
       *[other] { $clave } no puede ser { $valor }
    }
    .donde = plazo imposible
    .arreglo = escriba months = 3, every = "trimestral", last_year = true o una línea del calendario de docs/manual/plazos.md
E0675 = la evidencia de «{ $requisito }» pide { $valor } en «{ $clave }», y { $problema ->
        [nada] con eso basta que no haya nada
        [fraccion] una parte está entre 0 y 1
        [distintos] no hay más de { $maximo } valores distintos
       *[other] solo se nombran { $maximo }
    }
    .donde = cuenta imposible
    .arreglo = { $problema ->
        [nada] escriba 1 o más
        [fraccion] escriba una parte: 0.8 son ocho de cada diez
       *[other] escriba { $maximo } o menos
    }
E0676 = la evidencia de «{ $requisito }» se contradice en «{ $valor }»: { $problema ->
        [lista-vacia] la lista está vacía y nada puede cumplirla
        [parte] pide valores que el filtro ya dejó por fuera
        [sin-pagina] ese tipo no tiene páginas propias que enlacen algo
        [dos-plazos] hay dos plazos para lo mismo
       *[other] no dice en qué campo está la fecha
    }
    .donde = no puede cumplirse
    .arreglo = { $problema ->
        [lista-vacia] escriba al menos un valor, o borre la clave
        [parte] use valores que estén también en «where»
        [sin-pagina] use «complete» en vez de «linked»
        [dos-plazos] deje uno solo
       *[other] escriba «field» con el campo de la fecha
    }
E0677 = la evidencia de «{ $requisito }» pide un enlace a «{ $valor }», que no es un sistema declarado
    .donde = sistema desconocido
    .arreglo = use uno de estos, o declárelo en portal.toml con [[sistemas]], id y servidores: { $nombres }

## El portal

E0640 = se perdería { $clase ->
        [archivo] un archivo publicado
        [datos] un archivo de datos publicado
       *[pagina] una página publicada
    }: { $direccion } (publicada el { $fecha }; salía de { $archivo }){ $otras ->
        [0] { "" }
        [one] ; y otra dirección más
       *[other] ; y otras { $otras } direcciones más
    }
    .donde = dirección publicada
    .norma = Resolución MinTIC 1519 de 2020, art. 5: lo que se publicó una vez sigue disponible
    .arreglo = devuelva el archivo a su sitio; si cambió de dirección, escriba la vieja en «direcciones_anteriores» de la nueva; si debe retirarse, diga por qué en content/retiros/
E0641 = el registro de publicaciones tiene una línea que no se puede leer: { $razon }
    .donde = línea dañada
    .arreglo = traiga el archivo de git tal como se publicó: git checkout -- publicado/; el registro no se edita a mano
E0642 = este archivo del registro de publicaciones está dañado: { $razon }
    .donde = aquí
    .arreglo = traiga el archivo de git tal como se publicó: git checkout -- publicado/; el registro no se edita a mano
E0643 = el registro de publicaciones está roto: { $razon }
    .donde = aquí
    .arreglo = traiga de git los archivos que falten o que cambiaron de nombre: git checkout -- publicado/
E0644 = el registro de publicaciones es de { $base } y este portal es { $esta }
    .donde = el sitio de la última publicación
    .arreglo = si el portal cambió de dominio, la próxima publicación lo anota; si la carpeta se copió de otro portal, borre publicado/
E0645 = «{ $direccion }» no es una dirección de este portal
    .donde = no es una dirección
    .arreglo = escriba la dirección como se publicó, desde la primera barra y sin dominio, signos de pregunta ni espacios: /noticias/feria/
E0646 = en { $direccion } hay otra cosa: no puede ser también una dirección anterior o retirada
    .donde = ya está ocupada
    .arreglo = quite aquí la dirección, o quite de allí lo que la ocupa
E0650 = en esta carpeta no hay un nodo: falta nodo.toml
    .donde = falta nodo.toml
    .arreglo = entre a la carpeta del nodo, indíquela con --root, o escriba nodo.toml con el nombre del nodo y la carpeta de cada portal
E0651 = la carpeta «{ $carpeta }» no está dentro de la del nodo
    .donde = sale de la carpeta del nodo
    .arreglo = ponga el portal en una carpeta del nodo y escriba su ruta desde allí: mocoa, municipios/mocoa
E0652 = el portal «{ $carpeta }» está dos veces en el nodo
    .donde = ya está arriba
    .arreglo = deje una sola vez cada portal
E0653 = en «{ $carpeta }» no hay un portal
    .donde = no hay portal.toml en esta carpeta
    .arreglo = corrija la ruta, o cree el portal: vitrina init { $carpeta }
E0654 = el portal «{ $carpeta }» no se pudo revisar: { $razon }
    .donde = no se pudo revisar
    .arreglo = corrija la causa y repita; los demás portales sí se revisaron
E0701 = en esta carpeta no hay un portal: falta portal.toml
    .donde = falta portal.toml
    .arreglo = entre a la carpeta del portal, indíquela con --root, o cree uno con «vitrina init carpeta»
E0702 = portal.toml fija la fecha, y eso solo se admite en una demostración
    .donde = fecha fija
    .arreglo = borre esta línea; para ver el portal en otro día use --date 2026-11-24
E0703 = el programa no tiene la lista de cumplimiento «{ $regimen }»
    .donde = lista desconocida
    .arreglo = use una de las que trae el programa: "gel-2012", "gel-anexo2" o "res1519"
E0704 = el archivo que declara el tipo no se puede leer como TOML
    .donde = aquí deja de ser TOML
    .arreglo = revise las comillas, los corchetes y el signo «=» de esa línea
E0705 = la historia de git está recortada y las fechas de actualización saldrían mal
    .donde = historia recortada
    .arreglo = traiga la historia completa con git fetch --unshallow; en un servidor de integración pida fetch-depth: 0
E0706 = una declaración de tipo no tiene la clave «{ $valor }»
    .donde = clave desconocida
    .arreglo = corrija el nombre o quite la línea
E0707 = a la declaración le falta «{ $clave }»
    .donde = aquí falta «{ $clave }»
    .arreglo = agregue «{ $clave }»; en el manual, «Tipos propios» muestra una declaración completa
E0708 = no hay un tipo de campo «{ $valor }»
    .donde = tipo de campo desconocido
    .arreglo = use uno de los tipos de campo del manual, por ejemplo text, date, choice o ref
E0709 = el campo se refiere a «{ $valor }», que no es un tipo de contenido
    .donde = no hay un tipo con ese nombre
    .arreglo = escriba el nombre de un tipo del programa o declare ese tipo en content/_tipos/
E0710 = la declaración nombra el campo «{ $valor }», que el tipo no tiene
    .donde = campo que no existe
    .arreglo = corrija el nombre o agregue el campo con [[fields]]
E0711 = el ejemplo de «{ $campo }» no sirve para ese campo
    .donde = el programa lo rechazaría aquí ({ $codigo })
    .arreglo = escriba un ejemplo que el campo acepte; la razón está en «vitrina explain { $codigo }»
E0712 = «{ $clave }» debe ser { $esperado }
    .donde = no es lo que se espera aquí
    .arreglo = escriba el valor con la forma que muestra el manual
E0713 = el campo «{ $valor }» está declarado dos veces
    .donde = declarado de nuevo
    .arreglo = deje una sola declaración o cambie el nombre de esta
E0714 = «{ $valor }» no sirve como nombre
    .donde = nombre que no sirve
    .arreglo = use minúsculas sin tilde, cifras y guiones
E0715 = la carpeta «{ $carpeta }» ya es del tipo «{ $tipo }»
    .donde = carpeta ocupada
    .arreglo = use otra carpeta, o el nombre «{ $tipo }» si quiere cambiar ese tipo
E0716 = «{ $valor }» no es una de las opciones
    .donde = opción que no existe
    .arreglo = escriba una de las opciones
E0730 = «{ $campo }» es un dato personal y no puede salir en los datos para buscadores
    .donde = campo con datos personales
    .arreglo = quite esta línea de json_ld: los datos personales no se publican
E0731 = «{ $valor }» no sirve como tipo de schema.org
    .donde = tipo que no sirve
    .arreglo = escriba el tipo como en https://schema.org: empieza por mayúscula y va sin espacios, por ejemplo «Event»
E0732 = «{ $valor }» no sirve como propiedad de schema.org
    .donde = propiedad que no sirve
    .arreglo = escriba la propiedad como en https://schema.org: empieza por minúscula y va sin espacios ni guiones, por ejemplo «startDate»

## Plantillas y mensajes

E0801 = la plantilla «{ $plantilla }» no sirve (línea { DIGITOS($linea) }): { $detalle }
    .donde = error en la plantilla
    .arreglo = corrija esa línea, o borre su copia de la plantilla para usar la del tema
E0802 = el archivo de mensajes tiene un error: { $detalle }
    .donde = desde aquí no se entiende
    .arreglo = escriba cada mensaje como nombre = texto; las líneas que siguen van con espacios al comienzo
E0803 = falta el mensaje «{ $clave }» en todas las lenguas
    .donde = mensaje desconocido
    .arreglo = agréguelo en i18n/es/, por ejemplo { $clave } = Texto, o corrija el nombre en la plantilla
E0810 = «{ $valor }» no es un color
    .donde = color que no se entiende
    .arreglo = escriba seis cifras después de #: «#0b5d3b»
E0811 = el color { $color } no se lee bien sobre { $fondo }: el contraste es { $contraste } y debe ser { $minimo } (tema { $esquema })
    .donde = color que no se distingue de su fondo
    .norma = WCAG 2.2, criterios 1.4.3 y 1.4.11
    .arreglo = { $cercano ->
        [NO] ningún tono de ese color se lee sobre todos sus fondos: elija otro
       *[other] use { $cercano }, el más cercano que se lee sobre todos sus fondos
    }
E0812 = las plantillas del portal son de la versión { $version } de lo que ve una plantilla, y el programa usa la { $actual }
    .donde = versión de las plantillas
    .arreglo = compare sus plantillas con la lista de campos de docs/manual/temas.md y escriba contrato = { $actual }

## El mapa del portal

E0850 = el mapa «{ $archivo }» no está en content/
    .donde = no hay tal archivo
    .arreglo = guarde el GeoJSON en content/archivos/ y escriba aquí su camino, por ejemplo mapa = "archivos/municipios.geojson"; si no lo tiene, borre la línea: el portal dibuja un esquema
E0851 = { $problema ->
        [codificacion] el mapa «{ $archivo }» no está guardado en UTF-8 (línea { $linea })
        [json] el mapa «{ $archivo }» no es JSON: hay un error de escritura en la línea { $linea }
        [otro] el mapa «{ $archivo }» no es un GeoJSON: no tiene un «FeatureCollection» con sus «features»
        [vacio] el mapa «{ $archivo }» no tiene ningún municipio
        [codigo] en la línea { $linea } de «{ $archivo }» hay un municipio sin su código DIVIPOLA de cinco cifras
        [superficie] en la línea { $linea } de «{ $archivo }» hay un municipio que no es una superficie («Polygon» o «MultiPolygon»)
        [punto] en la línea { $linea } de «{ $archivo }» hay un punto que no está en la Tierra: cada uno es longitud y latitud, en grados
       *[contorno] en la línea { $linea } de «{ $archivo }» hay un contorno que no se cierra: el último punto debe ser igual al primero
    }
    .donde = no se puede dibujar
    .arreglo = { $problema ->
        [codificacion] guárdelo de nuevo como UTF-8
        [codigo] dé a cada municipio una propiedad «codigo» con su código: "86001"
        [punto] expórtelo en longitud y latitud (WGS 84 o MAGNA-SIRGAS), no en metros
       *[otro] expórtelo de nuevo desde su programa de mapas como GeoJSON
    }
E0852 = al mapa «{ $archivo }» le faltan municipios del portal: { $municipios }
    .donde = faltan contornos
    .arreglo = agregue su contorno al archivo, o revise el código de cada uno en content/municipios/

## Lo que recibe el ciudadano

E0901 = la página «{ $ruta }» enlaza a «{ $destino }», que no existe en el sitio{ $otras ->
        [0] {""}
        [one] {" "}(y otra página más)
       *[other] {" "}(y { $otras } páginas más)
    }
    .donde = enlace roto
    .arreglo = corrija la plantilla que lo escribe; los enlaces de los textos se señalan en su línea (E0308)
E0902 = la página «{ $ruta }» le pide algo a otro servidor: { $destino }
    .donde = recurso ajeno
    .arreglo = copie el archivo dentro del portal, por ejemplo en content/archivos/, o ponga un enlace en vez de incrustarlo
E0903 = la página «{ $ruta }» no tiene la estructura debida: { $detalle }
    .donde = estructura incompleta
    .arreglo = corrija la plantilla: toda página lleva lengua, título, una parte principal y un solo h1
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterios 1.3.1, 2.4.2 y 3.1.1)
E0904 = la página «{ $ruta }» lleva código o estilo incrustado: { $detalle }
    .donde = código incrustado
    .arreglo = páselo a un archivo del tema, por ejemplo themes/<tema>/sitio.js o sitio.css

## Compuertas de sentido común

E1001 = hay un número de cédula ({ $valor }) donde lo va a leer todo el mundo: { $campo ->
        [texto] en el texto de la página
       *[other] en «{ $campo }»
    }{ $otras ->
        [0] {""}
        [one] {" "}(y en otra fila más)
       *[other] {" "}(y en { $otras } filas más)
    }
    .donde = dato personal
    .arreglo = { $tabla ->
        [si] en la ficha de la tabla ponga la columna en  ocultar = ["…"]  o deje solo los 3 últimos dígitos
       *[no] borre el número o deje solo los 3 últimos dígitos; si una norma permite publicarlo, declárelo en [[datos_personales_autorizados]]
    }
    .norma = Ley 1581 de 2012: la cédula de una persona es dato personal; el NIT de una empresa sí se publica
E1002 = hay un correo particular ({ $valor }) donde lo va a leer todo el mundo: { $campo ->
        [texto] en el texto de la página
       *[other] en «{ $campo }»
    }{ $otras ->
        [0] {""}
        [one] {" "}(y en otra fila más)
       *[other] {" "}(y en { $otras } filas más)
    }
    .donde = correo particular
    .arreglo = { $tabla ->
        [si] en la ficha de la tabla ponga la columna en  ocultar = ["…"]
       *[no] ponga el correo institucional del cargo o de la dependencia; si el dueño autorizó publicarlo, declárelo en [[datos_personales_autorizados]]
    }
    .norma = Ley 1581 de 2012
E1003 = hay un celular ({ $valor }) que no está entre los oficiales de la entidad: { $campo ->
        [texto] en el texto de la página
       *[other] en «{ $campo }»
    }{ $otras ->
        [0] {""}
        [one] {" "}(y en otra fila más)
       *[other] {" "}(y en { $otras } filas más)
    }
    .donde = celular
    .arreglo = { $tabla ->
        [si] en la ficha de la tabla ponga la columna en  ocultar = ["…"]
       *[no] use el teléfono fijo de la oficina; si el celular es de la entidad, póngalo en  celulares = ["+57 …"]  de [entidad] en portal.toml
    }
    .norma = Ley 1581 de 2012
E1004 = el número { $valor }, después de un nombre, parece una cédula
    .donde = ¿es una cédula?
    .arreglo = si lo es, bórrelo; si no, diga qué es: «radicado», «contrato», «$»
    .norma = Ley 1581 de 2012
E1005 = el dígito de verificación del NIT { $valor } debería ser { $digito }{ $otras ->
        [0] {""}
        [one] {" "}(y hay otra fila así)
       *[other] {" "}(y hay { $otras } filas así)
    }
    .donde = NIT mal escrito
    .arreglo = compárelo con el RUT: el error puede estar en el dígito o en el número
E1006 = se publica un dato personal ({ $valor }) con autorización: { $motivo } ({ $autorizacion }, { $fecha })
    .donde = autorizado por usted
    .arreglo = nada, si la autorización sigue vigente; si no, borre el dato y su autorización
    .norma = Ley 1581 de 2012
E1007 = hay una autorización de datos personales para «{ $campo }», y allí no hay ninguno
    .donde = autorización sin uso
    .arreglo = bórrela: dejaría pasar el próximo dato personal que alguien escriba en ese lugar
    .norma = Ley 1581 de 2012
E1011 = aquí hay texto provisional: «{ $frase }»
    .donde = texto provisional
    .arreglo = escriba el contenido verdadero, o ponga  borrador = true  hasta tenerlo
E1021 = el enlace se llama con su dirección: { $texto }
    .donde = dirección en vez de nombre
    .arreglo = diga a dónde lleva: [Portal de contratación](https://…)
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 2.4.4)
E1022 = dos enlaces de la página se llaman «{ $texto }» y van a lugares distintos: { $destino } y { $otro }
    .donde = mismo nombre, otro destino
    .arreglo = déle a cada uno un nombre que lo distinga: «Acta de enero», «Acta de febrero»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 2.4.4)
    .otro = el primero
E1031 = en la página «{ $ruta }», después de un título de nivel { $anterior } viene uno de nivel { $nivel }
    .donde = nivel saltado
    .arreglo = corrija la plantilla o el bloque que escribe ese título: se baja de a un nivel
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 1.3.1)
E1032 = el texto alternativo «{ $texto }» no describe la imagen
    .donde = no dice qué se ve
    .arreglo = diga en una frase lo que la imagen aporta: «Puente nuevo sobre el río Mocoa»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 1.1.1)
E1033 = el texto alternativo tiene { $largo } letras; más de { $limite } no se oyen de una vez
    .donde = demasiado largo
    .arreglo = deje una frase y pase la explicación al texto de la página
    .norma = Resolución MinTIC 1519 de 2020, anexo 1 (WCAG 2.1, criterio 1.1.1)
E1034 = { $problema ->
        [otro] «{ $archivo }» no es un PDF, aunque su nombre termine en .pdf
       *[danado] el PDF «{ $archivo }» está dañado: no se encontró en él ninguna página
    }
    .donde = nadie podrá abrirlo
    .arreglo = ábralo en su equipo; si abre, expórtelo de nuevo como PDF, y si no, pida otra copia a quien lo hizo
E1035 = el PDF «{ $archivo }» está protegido: no se puede comprobar qué tiene, y a los lectores de pantalla puede estarles cerrado
    .donde = PDF protegido
    .arreglo = publíquelo sin protección: en LibreOffice, al exportar como PDF, deje vacía la pestaña «Seguridad»; en Word, al guardar como PDF, quite «Cifrar el documento con una contraseña»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: los documentos que se publican son accesibles
E1036 = el PDF «{ $archivo }» es una foto: { $fotos } de { $paginas ->
        [one] 1 página no tiene
       *[other] { $paginas } páginas no tienen
    } texto
    .donde = un lector de pantalla no lo lee, y el buscador no lo encuentra
    .arreglo = expórtelo del archivo original («Archivo», «Exportar como PDF»); si solo hay papel, reconozca el texto (OCR) al escanearlo, o publique también el texto
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: los documentos que se publican son accesibles
E1037 = { $hay ->
        [no] el PDF «{ $archivo }» no tiene título
       *[si] el título del PDF «{ $archivo }» no dice qué es: «{ $titulo }»
    }
    .donde = PDF sin título
    .arreglo = escriba el título en el archivo original y expórtelo de nuevo: en LibreOffice, «Archivo», «Propiedades», «Descripción»; en Word, «Archivo», «Información», «Título»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: los documentos que se publican son accesibles
E1038 = el PDF «{ $archivo }» no dice en qué lengua está
    .donde = un lector de pantalla no sabe con qué voz leerlo
    .arreglo = márquelo en el archivo original y expórtelo de nuevo como PDF etiquetado: en LibreOffice, «Herramientas», «Idioma», «Para todo el texto»; en Word, «Revisar», «Idioma», «Definir idioma de corrección»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: los documentos dicen su idioma
E1039 = el PDF «{ $archivo }» no tiene etiquetas: sus títulos, listas y tablas no se distinguen del resto
    .donde = PDF sin etiquetas
    .arreglo = expórtelo de nuevo del original: en LibreOffice, «Exportar como PDF», «General», «PDF etiquetado»; en Word, «Guardar como», PDF, «Opciones», «Etiquetas de estructura del documento para accesibilidad»
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: los documentos llevan etiquetas
E1040 = «{ $archivo }» pesa { $peso }, y el tope para { $clase ->
        [imagen] una imagen
        [audio] un audio
        [video] un video
       *[documento] un documento
    } es { $limite }
    .donde = con mala señal tarda { $segundos } s en bajar
    .arreglo = { $clase ->
        [imagen] redúzcala al ancho con que se ve (1200 puntos bastan) y guárdela como WebP o JPEG de calidad media
        [audio] guárdelo como Opus o MP3 de 48 kbit/s si es una voz
        [video] baje la resolución a 720 líneas, o pártalo
       *[documento] expórtelo con las imágenes comprimidas (150 puntos por pulgada bastan), o pártalo
    }; si debe pesar tanto, suba el tope en «[limites]» de portal.toml
E1041 = el PDF «{ $archivo }» se expande demasiado al abrirlo, y no se comprobó qué tiene
    .donde = PDF sin comprobar
    .arreglo = expórtelo de nuevo del archivo original, o pártalo en varios
E1042 = la página { $ruta } pesa { $peso } comprimida, y el tope para { $clase ->
        [larga] una norma o una lista
       *[normal] una página
    } es { $limite }
    .donde = página pesada
    .arreglo = parta el texto en varias páginas, o pase las tablas grandes a un CSV con su ficha; si debe pesar tanto, suba el tope en «[limites]» de portal.toml
E1043 = { $problema ->
        [codificacion] los subtítulos «{ $archivo }» no están guardados en UTF-8
        [srt] los subtítulos «{ $archivo }» están en formato SRT, que los navegadores no muestran
        [vacio] los subtítulos «{ $archivo }» no tienen ningún texto
        [tiempo] en la línea { $linea } de «{ $archivo }» hay un tiempo que no se entiende
        [orden] en la línea { $linea } de «{ $archivo }» hay un tiempo que termina antes de empezar, o que va antes que el anterior
        [texto] en la línea { $linea } de «{ $archivo }» hay un tiempo sin texto debajo
       *[otro] «{ $archivo }» no es un archivo de subtítulos: no empieza con «WEBVTT»
    }
    .donde = nadie los verá
    .arreglo = { $problema ->
        [codificacion] ábralo en su editor y guárdelo con la codificación UTF-8
        [srt] ponga «WEBVTT» y una línea en blanco al comienzo, cambie la coma de los tiempos por un punto y guárdelo como .vtt
        [vacio] escriba lo que se oye, cada frase debajo de su tiempo: 00:01.000 --> 00:03.500
       *[otro] corrija ese tiempo: así se escriben, 00:01.000 --> 00:03.500, en orden y con su texto en la línea siguiente; la primera línea del archivo dice «WEBVTT»
    }
    .norma = Resolución MinTIC 1519 de 2020, anexo 1: los videos nuevos llevan subtítulos
E1044 = los subtítulos «{ $archivo }» dicen estar en «{ $lengua }», y la grabación está en «{ $grabacion }»
    .donde = otra lengua
    .arreglo = ponga los subtítulos en la lengua de la grabación, o corrija la línea «Language:» del archivo o el campo «idioma» de la ficha
E1050 = { $clase ->
        [direccion] la dirección de la entidad es «{ $oficial }», y aquí dice «{ $aqui }»
        [telefono] el teléfono de la entidad es { $oficial }, y aquí dice { $aqui }
        [correo] el correo de la entidad es { $oficial }, y aquí dice { $aqui }
       *[horario] el horario de la entidad es { $oficial }, y aquí dice { $aqui }
    }
    .donde = dice otra cosa
    .otro = el dato oficial
    .arreglo = corrija el que esté mal; si los dos son ciertos, diga de qué sede o dependencia es este y póngalo también en su ficha
E1051 = el teléfono { $aqui } es { $oficial } escrito como se marcaba antes de 2021
    .donde = así ya no se puede marcar
    .otro = el dato oficial
    .arreglo = escríbalo { $oficial }
E1052 = { $clase ->
        [direccion] el pie de { $ruta } dice «{ $aqui }», y la dirección de la entidad es «{ $oficial }»
        [telefono] el pie de { $ruta } dice { $aqui }, y el teléfono de la entidad es { $oficial }
        [correo] el pie de { $ruta } dice { $aqui }, y el correo de la entidad es { $oficial }
       *[horario] el pie de { $ruta } dice { $aqui }, y el horario de la entidad es { $oficial }
    }
    .donde = pie de página
    .otro = el dato oficial
    .arreglo = deje que el pie tome los datos de «[entidad]»: quítelos de la plantilla o del mensaje donde estén escritos
E1071 = «{ $etiqueta }» es { $fecha }, y hoy es { $hoy }: algo que ya pasó no puede tener fecha futura
    .donde = fecha futura
    .arreglo = { $etiqueta ->
        [revision] corrija { $campo }; si todavía no la han revisado, quite «revision»
       *[otro] corrija { $campo }; si todavía no ha ocurrido, póngale  borrador = true
    }
E1072 = ya está en el portal: es la misma «{ $titulo }»
    .donde = repetida
    .arreglo = deje un solo archivo con los datos de los dos
    .otro = la primera
E1073 = otro contenido de la misma sección se llama igual: «{ $titulo }»
    .donde = mismo título
    .arreglo = agregue lo que lo distingue: el año, el municipio, el periodo
    .otro = el otro
