# One message per code of a finding. Value: what happened. Attributes: «donde» (beside the caret), «arreglo» (how to
# repair), «norma» (only where a norm asks), «otro» (the other place that matters). The codes are in src/diag/code.rs.

## Files and front matter

E0101 = the front matter opens with “+++” and never closes
    .donde = opened here
    .arreglo = put another line with “+++” and nothing else between the data and the text of the page
E0102 = the data (TOML) cannot be read
    .donde = not understood from here
    .arreglo = write each value as name = "value": quotes at both ends, and each name only once
E0103 = “{ $clave }” is not a known field here
    .donde = unknown field
    .arreglo = correct the name of the field (no accents or spaces, for example fecha_publicacion) or delete the line
E0104 = the folder “{ $carpeta }” belongs to no kind of content
    .donde = unknown folder
    .arreglo = move the files to a known folder, for example content/noticias/, or declare the kind in content/_tipos/
E0105 = the file is not saved as UTF-8
    .donde = it stops being UTF-8 here
    .arreglo = open it in your editor and save it with the encoding UTF-8; in Excel choose “CSV UTF-8 (Comma delimited)”
E0106 = the file weighs { $megas } MB and the limit is { $limite } MB
    .donde = file too large
    .arreglo = make the image smaller, compress the PDF or split the table, for example in one file a year
E0107 = the symbolic link points outside the folder of the portal
    .donde = symbolic link
    .arreglo = replace the link with a copy of the file inside content/
E0108 = the file name “{ $nombre }” cannot be an identifier
    .donde = name of the file
    .arreglo = use only lower case letters without accents, digits and hyphens, for example rendicion-de-cuentas-2026.md
E0109 = the portal does not declare the language “{ $lengua }”
    .donde = language in the file name
    .arreglo = correct the letters before the extension (pagina.en.md) or declare the language in [[idiomas]] of portal.toml
E0110 = there is a translation of “{ $id }” into “{ $lengua }”, but its Spanish original is missing
    .donde = translation without original
    .arreglo = create { $id }.md in the same folder, or give the translation the same name as the original
E0111 = { $tabla ->
        [si] another row has the identifier “{ $id }” already
        [lengua] “{ $archivo }” and “{ $original }” are the same original: “{ $lengua }” is the language in which the portal is written
       *[no] two files have the same identifier “{ $id }”
    }{ $otras ->
        [0] {""}
        [one] {" "}(and one more repeated row in this table)
       *[other] {" "}(and { $otras } more repeated rows in this table)
    }
    .donde = repeated identifier
    .arreglo = { $tabla ->
        [si] if it is the same one, take one of the two out; if not, add to the  id  of the table’s sidecar a field that tells them apart
        [lengua] keep only one, without the language in its name: { $original }
       *[no] rename one of the two, for instance { $id }-2.md, or keep only one
    }
    .otro = this file already uses it
E0112 = the file has no front matter
    .donde = the front matter should begin here
    .arreglo = begin the file with a line “+++”, the data (titulo = "…") and another line “+++”
E0113 = the file could not be read
    .donde = unreadable file
    .arreglo = check the permissions of the file and that no other program has it open; if it is damaged, restore a copy
E0114 = { $clase ->
        [mensajes] these messages are not read: the file is not in the folder of a language
       *[otra] this file was not expected in this folder and is not published
    }
    .donde = unused file
    .arreglo = { $clase ->
        [mensajes] put it in the folder of its language, with no other between them: i18n/es/propios.ftl
       *[otra] move an attachment to content/archivos/ and an image to content/imagenes/; delete what nobody needs
    }
E0115 = “{ $tipo }” has no text after the front matter
    .donde = this text does not belong here
    .arreglo = move the text to a field of the front matter, for example resumen = "…", or delete it
E0116 = “{ $tipo }” needs a text after the front matter
    .donde = the text goes here
    .arreglo = write the content under the second line “+++”
E0117 = the data is nested too deeply
    .donde = one level too many
    .arreglo = move this group one level up, for example into its own table [[grupo]]

E0118 = quotes open and never close
    .donde = opened here
    .arreglo = close the quotes at the end of the text: name = "text"; for a text of several lines use three: """
E0119 = the equals sign after “{ $clave }” is missing
    .donde = “=” goes here
    .arreglo = write the name, an equals sign and the value: { $clave } = "value"
E0120 = “{ $clave }” is written twice
    .donde = repeated
    .arreglo = keep one line; several values go into a list: { $clave } = ["one", "two"]
    .otro = it is here already
E0121 = a backslash cannot stand alone between quotes
    .donde = backslash
    .arreglo = write it twice (“\\”), use plain slashes (folder/file.pdf) or single quotes: 'C:\folder'
E0122 = the value “{ $valor }” goes between quotes
    .donde = without quotes
    .arreglo = write it between straight quotes: { $clave } = "{ $valor }"; a date is written 2013-08-27
E0123 = the value has the quotes of a word processor (“ and ”), which do not work here
    .donde = curly quote
    .arreglo = put straight quotes in their place: "
E0124 = “{ $clave }” cannot be the name of a value
    .donde = badly written name
    .arreglo = use letters without accents, digits, and underscores for spaces, for example fecha_publicacion
E0125 = a bracket or brace opens and never closes
    .donde = opened here
    .arreglo = close it at the end: words = ["one", "two"] or [group]
E0126 = the group “{ $clave }” is written twice
    .donde = repeated
    .arreglo = join the two groups into one; for a list of groups, use two brackets each time: [[{ $clave }]]
    .otro = it is here already
E0127 = “{ $clave }” has no value
    .donde = the value is missing
    .arreglo = write the value after the equals sign, or delete the line
E0128 = the text closes too early: there are quotes inside it
    .donde = it closes here
    .arreglo = inside the text use other quotes (“Plan Vial”), or put a backslash before each: \"Plan Vial\"

## Values of fields

E0201 = the required field “{ $etiqueta }” is missing
    .donde = “{ $campo }” is missing
    .arreglo = { $tabla ->
        [si] fill that cell in the spreadsheet; if all rows have the same value, write it in [constantes] of the table’s sidecar
       *[no] add a line with the value: { $campo } = …
    }
E0202 = “{ $etiqueta }” must be { $esperado }, and here is { $encontrado }
    .donde = expected { $esperado }
    .arreglo = write { $campo } as { $esperado }; “vitrina new” writes a file with every field and its example
E0203 = “{ $etiqueta }” is empty
    .donde = no value
    .arreglo = write the value of { $campo }, or delete the line if the field is not required
E0211 = the date “{ $valor }” of “{ $etiqueta }” does not exist or is not written as one
    .donde = not a date
    .arreglo = write it as year-month-day, for example { $campo } = 2013-08-27 (with or without quotes)
E0212 = “{ $valor }” is not an option of “{ $etiqueta }”
    .donde = unknown option
    .arreglo = use one of the options, written the same way: without accents or capitals
E0213 = “{ $valor }” cannot be read as a number in “{ $etiqueta }”
    .donde = not a number
    .arreglo = write digits only, with a decimal comma between quotes: { $campo } = "97,9" or { $campo } = 97.9
E0214 = “{ $valor }” cannot be read as pesos in “{ $etiqueta }”
    .donde = not an amount of pesos
    .arreglo = write whole pesos, without cents: { $campo } = 1234567 or { $campo } = "$ 1.234.567"
E0215 = “{ $valor }” cannot be an e-mail address
    .donde = badly written address
    .arreglo = write it with one @ and a domain, without spaces: { $campo } = "atencion@entidad.gov.co"
E0216 = the telephone “{ $valor }” is not complete
    .donde = badly written telephone
    .arreglo = write it with the country code: { $campo } = "+57 608 555 0100"
E0217 = “{ $valor }” is not a complete web address
    .donde = badly written address
    .arreglo = write it with https:// at the beginning: { $campo } = "https://www.entidad.gov.co/pagina"
E0218 = “{ $etiqueta }” has a length of { $largo }; the limit is { $limite }
    .donde = length { $largo }
    .arreglo = bring { $campo } to the limit; what is left over can go in the text of the page
E0219 = the DIVIPOLA code “{ $valor }” does not exist
    .donde = unknown code
    .arreglo = use two digits for a department ("86") or five for a municipality ("86001"), in quotes
E0220 = { $motivo ->
        [privada] the portal takes no language tags with extensions or parts for private use, like “{ $valor }”
        [guion] “{ $valor }” is not a well-formed language tag: its parts have hyphens between them, not underscores
       *[otra] “{ $valor }” is not a well-formed language tag
    }
    .donde = { $motivo ->
        [privada] tag that the portal does not take
       *[otra] badly written tag
    }
    .arreglo = { $motivo ->
        [privada] use the registered tag of the language, without the single letter and what follows it
       *[otra] use the tag as ISO 639 gives it, for example "es", "en" or "inb", and if it is needed the country: "es-CO"
    }
E0221 = “{ $etiqueta }” is { $valor } and must be between { DIGITOS($minimo) } and { DIGITOS($maximo) }
    .donde = out of range
    .arreglo = check { $campo }: there may be a digit too many or too few

## Addresses and relations

E0301 = two entries want the same address “{ $ruta }”
    .donde = repeated address
    .arreglo = rename one of the files or change the value that makes its address, for example the number of the norm
    .otro = this entry already uses it
E0302 = “{ $ruta }” cannot be the address of a page
    .donde = invalid address
    .arreglo = use lower case letters, digits and hyphens between slashes, for example /transparencia/presupuesto/
E0307 = “{ $campo }” points to “{ $valor }”, which is not in “{ $tipo }”
    .donde = not found
    .arreglo = write the file name without its extension; if that entry is not in the portal yet, create it first
E0308 = the link leads to “{ $destino }”, which does not exist in the portal
    .donde = broken link
    .arreglo = correct the address or remove the link; addresses of the portal begin and end with a slash, for example /normas/
E0309 = the page “{ $destino }” has no heading with the anchor “{ $ancla }”
    .donde = unknown anchor
    .arreglo = copy the anchor of the heading, for example #requisitos, or link to the page without it
E0310 = the file “{ $archivo }” does not exist
    .donde = not found
    .arreglo = put the file in content/archivos/ or content/imagenes/, or correct its name; capitals and accents count
E0311 = the chain of “{ $campo }” comes back to its beginning
    .donde = the circle closes here
    .arreglo = leave the entry that goes first without “{ $campo }”
    .otro = this one is part of the circle too
E0312 = the portal does not have the section “{ $seccion }”, where “{ $tipo }” is published
    .donde = unknown section
    .arreglo = create content/secciones/{ $seccion }.md, or change the section
E0313 = the portal has no home page
    .donde = the home page is missing
    .arreglo = create content/secciones/inicio.md; “vitrina init” writes a sample
    .norma = Resolución MinTIC 1519 de 2020, annex 2: the portal has a top bar, a footer and featured menus

## Relations between entries

E0320 = the norm is given as “{ $declarado }”, but its relations make it “{ $calculado }”
    .donde = declared state
    .arreglo = delete “estado”: it is worked out, and the portal shows what follows from the relations already. If the relation is wrong, correct it; if the official source contradicts itself, say so in nota_editor
    .otro = the relation is declared here
E0321 = the two norms tell the same relation differently
    .donde = this is not what { $norma } says
    .arreglo = write “{ $campo }” alike in both norms, or delete the relation in one of them: saying it once is enough
    .otro = the other norm says it so
E0322 = { $una }, of { $fecha }, cannot change a later norm: { $otra } is of { $posterior }
    .donde = impossible by its dates
    .arreglo = check the dates of both norms, or whether the relation goes the other way, for instance “derogada_por” instead of “deroga”
E0323 = { $una } and { $otra } repeal, annul or suspend each other
    .donde = one of the two relations is too many
    .arreglo = leave the relation only in the norm that acts, or use the passive form in the other, for instance “derogada_por”
    .otro = the other relation
E0324 = the norm “{ $norma }” is in relation to itself
    .donde = it is this very norm
    .arreglo = write the id of the other norm
E0325 = { $cuantas ->
        [dos] the relation names two norms: one of the portal and an external one
       *[ninguna] the relation does not say to which norm
    }
    .donde = the other norm is missing, or is one too many
    .arreglo = write norma = "…" with the id of a norm of the portal, or externa = {"{"} nombre = "Ley 1712 de 2014" {"}"} if it is not in the portal; only one of them
E0326 = there are { $cuantas } units that report to nobody: { $nombres }
    .donde = this one does not say whom it reports to either
    .arreglo = write depende_de = "…" in all but the one that heads the entity
    .otro = this one comes first
E0330 = “{ $campo }” goes back: from { $anterior } (as of { $corte }) to { $valor }
    .donde = less than the cut before, or farther from what is wanted
    .arreglo = if the figure is right, explain why with { $nota } = "…" in that cut; if not, correct it. Earlier cuts are not deleted
E0332 = “{ $campo }” ({ $valor }) is before “{ $otro_campo }” ({ $otro })
    .donde = comes before what it should follow
    .arreglo = check both dates and correct the wrong one
    .otro = this should be earlier

## Budget

E0340 = in item { $rubro }, “{ $campo }” ({ $valor }) exceeds “{ $limite_campo }” ({ $limite })
    .donde = more than it can be
    .arreglo = check both figures: payments do not exceed obligations, nor these commitments, nor these the final amount
    .otro = this is the limit
E0341 = in item { $rubro }, the final amount ({ $valor }) is not initial plus additions minus reductions ({ $esperado })
    .donde = off by { $diferencia }
    .arreglo = check the four figures of the row; reductions are written without a minus sign
E0342 = the parts of item { $rubro } do not add up to “{ $campo }”: it says { $valor } and they add up to { $suma }
    .donde = off by { $diferencia }
    .arreglo = check whether a row is missing or too many, or a figure is wrong; it must add up to the peso
E0343 = “{ $campo }” says { $valor }, and the items of the first level add up to { $suma }
    .donde = off by { $diferencia }
    .arreglo = check the total against the act that approves the budget, and the rows of the table against the total
E0344 = the sentence says { $dice } out of { $base } for “{ $nombre }”, and in the table it is { $es }
    .donde = not what the table says
    .arreglo = correct the sentence, or the table: “{ $nombre }” has { $valor }
E0345 = after the cut of { $anterior } comes that of { $esperado }
    .donde = a month is missing, repeated or out of order
    .arreglo = add the missing cuts, one a month and in order, accumulated since January
E0346 = the cut says “{ $campo }” for { $valor }, and the table of that month adds up to { $suma }
    .donde = not what the table of items says
    .arreglo = write the same total in the cut and in the table, or change the month in “corte” if the table is of another one
E0350 = the dataset is “{ $valor }” and does not say why
    .donde = classified without a reason
    .arreglo = write “excepcion” with the legitimate aim, the ground, the scope, the date and the term
E0351 = the dataset is public and says why it is withheld
    .donde = reason of a reserve that is not there
    .arreglo = take “excepcion” out, or write the classification: “clasificada” or “reservada”
E0352 = the dataset is withheld, and here are its files
    .donde = what is reserved would be published
    .arreglo = take the resources out; if a part is public, write alcance = "parcial" and leave only that part
E0353 = the resource “{ $titulo }” does not say where the data are
    .donde = resource without data
    .arreglo = write “archivo”, “lista” or “enlace”
E0354 = the dataset does not say what may be done with it
    .donde = the licence is missing
    .arreglo = write “licencia” here, or “licencia_datos” in portal.toml for all data of the portal
E0360 = the translation “{ $titulo }” ({ $lengua }) is of an earlier version of the original
    .donde = version that was translated
    .otro = the original changed
    .arreglo = compare both texts, bring the translation up to date and write traduce = "{ $version }", or use “vitrina languages --mark” with this file
E0361 = it is not known of which version of the original the translation “{ $titulo }” ({ $lengua }) is{ $modo ->
        [otra] : “{ $valor }” is not the digest of a version
       *[falta] { "" }
    }
    .donde = translation without a version
    .otro = the original
    .arreglo = compare both texts and write traduce = "{ $version }", or use “vitrina languages --mark” with this file
E0362 = the translation “{ $id }” ({ $lengua }) is empty: it has neither data nor text
    .donde = what is translated goes here
    .otro = the original
    .arreglo = write the texts in that language, or delete the file: the page is then offered in Spanish
E0370 = the language “{ $lengua }” has an interface of its own and lacks { $faltan ->
        [one] 1 message
       *[other] { $faltan } messages
    } of the { $total } of the pages: { $lista }{ $mas ->
        [0] { "" }
       *[other] {" "}and { $mas } more
    }
    .donde = the first one is missing here
    .arreglo = write them with those who speak the language, or say interfaz = false in portal.toml; until then they are shown in the fallback language
E0371 = nobody uses the message “{ $clave }”
    .donde = message without use
    .arreglo = correct the name or delete the message; the names in use are in the program’s i18n/es/
E0372 = { $modo ->
        [incluida] the message “{ $clave }” takes in “{ $por }”, which uses variables that it is not given: { $variable }
       *[propia] the message “{ $clave }” uses the variable ${ $variable }, which it is not given
    }
    .donde = unknown variable
    .arreglo = { $modo ->
        [incluida] write the text here instead of taking it in, or take in one that uses no variables; a term is given them where it is taken in: { "{" } -name(variable: "value") { "}" }
       *[propia] { $hay ->
            [ninguna] this message is given no variables: take it out
           *[otras] use only those it is given: { $hay }
        }
    }
E0373 = the message “{ $clave }” does not show { $variables }, and the original does
    .donde = incomplete message
    .arreglo = put the variable between braces where it belongs in the sentence
E0374 = the message “{ $clave }” is there twice in one language
    .donde = again
    .otro = the first one
    .arreglo = keep one of them
E0375 = the language “{ $lengua }” does not have the form “{ $forma }”: its forms are { $formas }
    .donde = form that would never be chosen
    .arreglo = take the form out, or write the exact number, such as [1]; if CLDR does not know the language, those who speak it can declare its forms with plurales in portal.toml
E0376 = the message “{ $clave }” lacks the form { $faltan } of the language “{ $lengua }”
    .donde = number without all its forms
    .arreglo = add the missing form; those of this language are { $formas }
E0377 = the message “{ $clave }” takes in “{ $otra }”, which is not there in the language “{ $lengua }”
    .donde = message that does not exist
    .arreglo = write that message in the same language or correct the name
E0378 = there are messages in the language “{ $lengua }”, which the portal does not declare
    .donde = messages that are not used
    .arreglo = declare the language with [[idiomas]] in portal.toml or correct the name of the folder
E0379 = { $motivo ->
        [circulo] the message “{ $clave }” takes in itself: { $parte }
        [funcion] the message “{ $clave }” calls the function { $parte }, which does not exist
        [valor] the message “{ $clave }” calls { $parte } without giving it anything
       *[variante] the message “{ $clave }” has the variant [{ $parte }] twice
    }
    .donde = { $motivo ->
        [circulo] from here it comes back to the beginning
        [funcion] there is no such function
        [valor] the variable is missing
       *[variante] again
    }
    .arreglo = { $motivo ->
        [circulo] write the text instead of taking in the message
        [funcion] the only function is DIGITOS($variable), which shows a number without separating thousands; for the rest the variable is enough
        [valor] give it the variable, for example DIGITOS($n)
       *[variante] leave one of the two: the second would never be chosen
    }
E0380 = the language “{ $valor }” does not exist: “{ $parte }” is not in the registry of BCP 47
    .donde = part that nobody registered
    .arreglo = write the tag of the language as ISO 639 has it, such as inb (Inga) or kbh (Kamëntšá)
E0381 = languages fall back in a circle: { $cadena }
    .donde = the fallback comes back to the beginning
    .otro = it goes on here
    .arreglo = take out one of the fallbacks: that of the language that has all its messages
E0382 = the language “{ $lengua }” falls back to “{ $respaldo }”, which the portal does not have
    .donde = fallback that does not exist
    .arreglo = write the tag of another language of the portal, or declare it with [[idiomas]]
E0383 = the letter “{ $letra }” is twice in the alphabet of the language { $lengua }
    .donde = again
    .otro = the first one
    .arreglo = keep each letter once, in lower case
E0384 = the rule “{ $regla }” of the form “{ $forma }” cannot be understood
    .donde = plural rule
    .arreglo = write a form (zero, one, two, few or many) and a condition on the number, like “n = 1” or “n % 10 = 2..4 and n != 12”
E0385 = the language “{ $lengua }” is declared twice
    .donde = again
    .otro = the first one
    .arreglo = keep one [[idiomas]] for each language
E0386 = in the language “{ $valor }” the registry of BCP 47 replaced “{ $parte }” by “{ $nueva }”
    .donde = tag that is no longer used
    .arreglo = write the new tag
E0387 = the language tag “{ $valor }” is written “{ $nueva }”
    .donde = other capitals
    .arreglo = write { $nueva }: the language in small letters and the country in capitals; in file names too
E0388 = “{ $lengua }” is the language in which the portal is written: it always has an interface, and interfaz = false is ignored
    .donde = it is not used
    .arreglo = delete the line; the interface can be taken only from the other languages
E0389 = “{ $letra }” is no letter of the alphabet of the language “{ $lengua }”
    .donde = it is no letter
    .arreglo = write each letter between quotes, without spaces; one of several signs is one letter ("ch"), and a mark goes with its letter ("ë")
E0390 = two languages have the same name, “{ $nombre }”: { $otra } and { $lengua }
    .donde = same name
    .otro = the other language
    .arreglo = write the name that each gives itself, or that of the variety: whoever chooses the language in the menu could not tell them apart

## Tables

E0401 = the row has { $columnas ->
        [one] 1 cell
       *[other] { $columnas } cells
    } and the header has { $esperadas }
    .donde = uneven row
    .arreglo = complete the row or take away what is too much; a text that holds the separator goes in quotes: "Mocoa, Putumayo"
E0402 = the column “{ $columna }” is not in the sidecar of the table and is not published
    .donde = column without destination
    .arreglo = add it to [columnas] of the sidecar: "{ $columna }" = "campo"; if it must not be published, put it in ocultar
E0403 = the sidecar names the column “{ $columna }”, which the table does not have
    .donde = absent column
    .arreglo = correct the name as it stands in the first row of the table, or delete the line
E0404 = “{ $archivo }” lacks its pair: every table goes with a sidecar of the same name
    .donde = file without pair
    .arreglo = keep both files together, for example contratos-2026.csv and contratos-2026.tabla.toml
E0405 = quotes are opened in the table and never closed
    .donde = opened here
    .arreglo = close the quotes; inside a cell, quotes are written twice: "el ""Plan Vial"""
E0406 = the sidecar of the table cannot be used: { $detalle }
    .donde = invalid sidecar
    .arreglo = the sidecar says which column fills each field: [columnas] and below it "VALOR TOTAL" = "valor_total"
E0407 = the table is not UTF-8: it was read as Windows-1252, so that here it says “{ $letra }”
    .donde = first letter that is not UTF-8
    .arreglo = if the accents look right, put codificacion = "windows-1252" in the sidecar; or save it as “CSV UTF-8 (Comma delimited)”
E0408 = { $motivo ->
        [formato] this spreadsheet format is not read
        [clave] the workbook has a password or is of a format older than .xlsx
        [vacio] the workbook has no visible sheet with data
       *[otro] the workbook is damaged or is not from Excel
    }
    .donde = workbook that cannot be read
    .arreglo = open it and save it again as “Excel Workbook (.xlsx)”, without a password, or as “CSV UTF-8”
E0409 = the workbook takes more than { $limite } MB when opened
    .donde = workbook too large
    .arreglo = split it, for instance one workbook a year, or save the sheet as “CSV UTF-8”
E0410 = { $hoja ->
        [vacia] the workbook has several sheets with data and the sidecar does not say which
       *[otra] the workbook has no sheet “{ $hoja }”
    }
    .donde = sheet to be chosen
    .arreglo = write in the sidecar hoja = "…" with one of these: { $hojas }
E0411 = the cell of “{ $etiqueta }” has the error of a formula: { $valor }
    .donde = formula error
    .arreglo = correct the formula in the spreadsheet and save it again, or type the value
E0412 = the cell of “{ $etiqueta }” does not hold the value but what fitted on the screen: { $valor }
    .donde = value cut short
    .arreglo = widen the column in the spreadsheet, format it as text or as a number without decimals, and save again
E0413 = there are merged cells among the data ({ $celdas }) and it is not known whether the value is each row’s
    .donde = merged cells
    .arreglo = unmerge them and type the value in each row; if it holds for all, put repetir_combinadas = true in the sidecar
E0414 = row { $fila } of the table was taken as the header{ $filas ->
        [one] {""}
       *[other] {" "}with the next one
    }
    .donde = header recognised
    .arreglo = if that is right, write it in the sidecar: encabezado = { $fila }{ $filas ->
        [one] {""}
       *[other] {" "}and filas_encabezado = { $filas }
    }
E0415 = another column has this name; this one is called “{ $columna }” here
    .donde = repeated name
    .arreglo = say in the sidecar what to do with it: "{ $columna }" = "field" in [columnas], or put it in ocultar
E0416 = a column without a name has data, which are not published
    .donde = first value
    .arreglo = give it a name in the header and say it in the sidecar, or delete the column
E0417 = { $motivo ->
        [total] the row is a total and is not loaded
       *[nota] the row is a footnote and is not loaded
    }
    .donde = row that is no data
    .arreglo = if it is data, complete it; if not, you can delete it: totals are computed by the portal
E0418 = the column of “{ $etiqueta }” has dates like { $valor }: it is not known which is the day and which the month
    .donde = date that can be read in two ways
    .arreglo = write in the sidecar fechas = "dia/mes/año", or fechas = "mes/dia/año"
E0419 = there is nothing in the table
    .donde = empty table
    .arreglo = check that you saved the right sheet; if the table is not needed, delete it together with its sidecar
E0420 = no column fills the required field “{ $etiqueta }” ({ $campo })
    .donde = a column is missing
    .arreglo = say in [columnas] which column it is; if it is the same in every row, put it in [constantes]: { $campo } = "…"
E0421 = there { $veces ->
        [one] is one more cell
       *[other] are { $veces } more cells
    } of this column with the problem { $codigo }, from here on
    .donde = and those that follow
    .arreglo = correct the whole column in the spreadsheet, or explain its values in [valores] of the sidecar
E0422 = the sidecar describes another table already, “{ $archivo }”, and this one is not read
    .donde = second table
    .arreglo = keep one of the two, or give this one another name and its own sidecar
E0423 = the row is not loaded: “{ $patron }” gives no identifier
    .donde = row without an identifier
    .arreglo = fill in the fields of the pattern in the row, or change id in the sidecar to fields that all rows have

## Accessibility

E0501 = “{ $archivo }” lacks its captions or its transcript
    .donde = audio or video without text
    .arreglo = complete both beside the file: subtitulos = "archivos/video.vtt" and transcripcion = "…"
    .norma = Resolución MinTIC 1519 de 2020, annex 1: new videos carry captions
E0502 = the image “{ $archivo }” has no alternative text
    .donde = no alternative text
    .arreglo = say in one sentence what it shows: ![Bridge over the Mocoa river](puente.jpg)
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 1.1.1)
E0503 = a heading of level { $nivel } follows one of level { $anterior }: a level was skipped
    .donde = heading of level { $nivel }
    .arreglo = go down one level at a time: under “##” goes “###”
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 1.3.1)
    .otro = previous heading
E0504 = the heading “{ $titulo }” is of the first level, which the page itself already has
    .donde = first-level heading
    .arreglo = add one sign: ## { $titulo }
E0505 = there is HTML (“{ $etiqueta }”) in the text
    .donde = HTML in the text
    .arreglo = write it in Markdown: **bold**, [link](/path/), lists with “-” and tables with “|”
E0506 = the link says “{ $texto }”, which means nothing when read alone
    .donde = link without meaning of its own
    .arreglo = say where it leads: [Budget of 2026](/presupuesto/2026/)
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 2.4.4)
E0507 = the table has no header cells{ $otras ->
        [0] {""}
        [one] {" "}(and one more table)
       *[other] {" "}(and { $otras } more tables)
    }
    .donde = headers are missing
    .arreglo = write the name of each column in the first row: | Year | Amount |
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 1.3.1)
E0510 = { $problema ->
        [danado] the picture “{ $archivo }” is damaged or incomplete
        [formato] “{ $archivo }” is a { $formato } file, and pages do not show such pictures
       *[otro] “{ $archivo }” is no picture that can be read
    }
    .donde = it will not be seen
    .arreglo = { $problema ->
        [danado] open it on your computer and save it again; if it does not open, ask for another copy
       *[otro] open it on your computer and save it as JPEG (photographs), PNG (screenshots and logos) or WebP
    }
E0511 = the picture “{ $archivo }” is too large{ $ancho ->
        [0] {""}
       *[otro] : { $ancho } × { $alto } pixels
    }
    .donde = it cannot be reduced
    .arreglo = save it smaller: up to { $lado } pixels a side, { $millones } million pixels and 64 MB; pages show it 1280 wide
E0514 = the photograph “{ $archivo }” says where it was taken, and is published as it came
    .donde = it has coordinates
    .arreglo = if showing it is enough, use the picture and drop the link to the file; if it must be offered, save it without its location
    .norma = Ley 1581 de 2012: a location may be personal data
E0515 = browsers do not play “{ $archivo }”
    .donde = a format that is not played
    .arreglo = save audio as MP3 or Opus, and video as MP4 (H.264) or WebM
E0516 = { $problema ->
        [programa] the drawing “{ $archivo }” holds a program (line { $linea })
        [ajeno] the drawing “{ $archivo }” asks another site for something (line { $linea })
       *[otro] the drawing “{ $archivo }” is not saved in UTF-8
    }
    .donde = a drawing is only looked at
    .arreglo = { $problema ->
        [programa] open it in your drawing program and save it as “plain SVG”, or take that part out
        [ajeno] put the picture, font or style that it asks for into the drawing, and save it as “plain SVG”
       *[otro] open it in your drawing program and save it again
    }
E0513 = the picture “{ $archivo }” moves, and on the page it will stand still
    .donde = only its first frame is seen
    .arreglo = if the movement says something, publish it as a video, with captions; if not, save the frame that matters

## Checklists

E0601 = the phase “{ $fase }” of { $regimen } obtains { $obtenido } and the floor is { $piso }
    .donde = floor of the phase
    .arreglo = complete the missing requirements; “vitrina checklist” says which and what to write for each
E0602 = without evidence: { $etiqueta } { $nombre }. { $razon }
    .donde = missing requirement
    .arreglo = { $arreglo }
    .norma = { $fundamento } ({ $certeza })
E0603 = without evidence, and mandatory: { $etiqueta } { $nombre }. { $razon }
    .donde = mandatory requirement
    .arreglo = { $arreglo }
    .norma = { $fundamento } ({ $certeza })
E0604 = the requirement “{ $requisito }” is declared, but { $regimen } does not have it
    .donde = unknown requirement
    .arreglo = use the identifier that “vitrina checklist” shows, or delete the declaration
E0605 = the declaration of “{ $requisito }” expired: { $vence }
    .donde = expired declaration
    .arreglo = verify the requirement again and write the new date of expiry, with who declares it and the evidence
E0606 = the checklist cannot be used: { $detalle }
    .donde = invalid checklist
    .arreglo = compare the file with a checklist of the program, for example checklists/gel-2012.toml
E0610 = the publication calendar has no “{ $valor }” for the kind “{ $tipo }”
    .donde = unknown line
    .arreglo = use one of these, or delete “calendario” and write the data here: { $nombres }
E0611 = the commitment looks in “{ $valor }”, which is not a kind of content
    .donde = unknown kind
    .arreglo = write the name of a kind: “informe”, “plan”; or delete “tipo” and use “calendario”
E0612 = “{ $valor }” will not do: { $tipo } has no such field, or it is not the one that is asked for
    .donde = field that will not do
    .arreglo = write a field of that kind; one with a date, where a date is asked for. Within a group, with a point: “periodo.hasta”
E0613 = no entry can meet the filter: “{ $campo }” does not accept “{ $valor }”
    .donde = impossible value
    .arreglo = use one of these: { $nombres }
E0614 = “{ $valor }” is not a day of every year
    .donde = day that will not do
    .arreglo = write month and day with two digits, “01-31” is 31 January, and frecuencia = "anual"
E0615 = less is promised than the publication calendar asks for in “{ $obligacion }”: { $pide }
    .donde = later than is asked for
    .arreglo = write { $pide }, or sooner; if the norm changed, delete “calendario” and write the basis here
E0616 = “{ $titulo }” was to be published by { $fecha }
    .donde = overdue commitment
    .arreglo = { $tarea }
E0617 = the notice is posted for { $dias ->
        [one] 1 working day
       *[other] { $dias } working days
    } and has to be for { $minimo }
    .donde = taken down too early
    .otro = it is posted here
    .norma = Ley 1437 de 2011, art. 69
    .arreglo = write { $fecha } or a later day in “desfijacion”; Saturdays, Sundays and holidays do not count
E0618 = nobody has said who keeps the section “{ $titulo }” up to date, nor how often
    .donde = section without a commitment
    .arreglo = create { $archivo } with titulo, responsable, frecuencia, rige_desde and tipo = "{ $tipo }"
E0620 = this part of the file of the checklist is not understood
    .donde = a key that does not exist, a value of another sort or a quote that is not closed
    .arreglo = compare the file with the model in the manual: docs/manual/cumplimiento.md, “Listas propias”
E0621 = “{ $requisito }”, which is the portal’s own, lacks: { $claves }
    .donde = it is not whole
    .arreglo = write what is missing; if you meant to change a requirement of the program, look at its id
E0622 = in “{ $requisito }”, the key “{ $clave }” says “{ $valor }”, which { $clave ->
        [id] is already of another checklist
        [applies] excludes with an unknown word or without saying why
        [same] has no evidence of its own to share
       *[other] does not exist
    }
    .donde = leads nowhere
    .arreglo = use a name that exists: “vitrina checklist --format json” shows the ids
E0623 = the portal pinned version { $fijada } of { $regimen }, and the one in use is { $actual }
    .donde = pinned version
    .arreglo = look at what changed and write version = "{ $actual }"; to stay with the former one, keep it in content/_regimenes/ with whole = true
E0624 = in “{ $tabla }”, “{ $nombre }” leads to “{ $valor }”, and that cannot be { $tabla ->
        [carpetas] used: the kind does not exist, or the folder is another kind’s
       *[other] found in content/
    }
    .donde = leads nowhere
    .arreglo = { $tabla ->
        [carpetas] write the name of a kind and a folder that no other one uses: norma = "normatividad"
       *[other] write the folder and the file without its ending: mision = "paginas/quienes-somos"
    }
E0660 = the declaration of “{ $requisito }” lacks: { $campos }
    .donde = declaration that is not whole
    .arreglo = write what is missing; meanwhile the declaration does not count
E0661 = the declaration of “{ $requisito }” expires { $dias ->
        [0] today
        [one] tomorrow
       *[other] in { $dias } days
    }: { $vence }
    .donde = expires soon
    .arreglo = verify the requirement again before that day and write a new declaration; the deadline is also in “vitrina deadlines”
E0662 = declaring “{ $requisito }” changes nothing: { $estado ->
        [reviewed] its evidence has no frequency that a review could cover
       *[other] the program checks it in the site
    }
    .donde = without effect
    .arreglo = { $estado ->
        [reviewed] publish what is new, or write in “compromiso” the one of the editorial policy that was reviewed
       *[other] delete the declaration and publish the information
    }
E0663 = there are two different declarations of “{ $requisito }” that stand
    .donde = says one thing
    .otro = and here another
    .arreglo = keep the one that is true and delete the other
E0664 = the review of “{ $requisito }” can only stand until { $hasta }
    .donde = expires after the next update
    .arreglo = write { $hasta } or an earlier day: the frequency asks for another review
E0670 = in the evidence of “{ $requisito }”, { $problema ->
        [pieza] “{ $valor }” is not a piece
        [clave] “{ $valor }” is not a key of this piece
        [palabra] “{ $valor }” is none of the words that can be used
        [falta] the key “{ $valor }” is missing
        [lista] a list is expected
        [tabla] a table between braces is expected
        [numero] “{ $valor }” must be a number
        [si-o-no] “{ $valor }” must be true or false
       *[texto] “{ $valor }” must be a text between quotes
    }
    .donde = not understood
    .arreglo = { $hay ->
        [no] compare with the manual: docs/manual/evidencia.md
       *[other] use one of these: { $nombres }
    }
E0671 = the evidence of “{ $requisito }” looks for entries of “{ $valor }”, which is not a kind of content
    .donde = unknown kind
    .arreglo = write the name of a kind: “informe”, “plan”; “vitrina schema” shows them
E0672 = the evidence of “{ $requisito }” looks at “{ $valor }”, and { $tipo } has no { $problema ->
        [fecha] date of that name
       *[other] such field
    }
    .donde = field that does not exist
    .arreglo = write a field of that kind; within a group, with a point: “periodo.hasta”
E0673 = the evidence of “{ $requisito }” asks for “{ $valor }” in “{ $de }”, and that cannot be there
    .donde = impossible value
    .arreglo = { $hay ->
        [no] write a value that the field takes; “$vigencia” is the year, and is of use only where there is a year
       *[other] use one of these: { $nombres }
    }
E0674 = the evidence of “{ $requisito }” never falls due: { $clave ->
        [every] “{ $valor }” is not a frequency with a term
        [calendar] the publication calendar has no “{ $valor }” with a term for that kind
        [newest] it does not say how often
       *[other] { $clave } cannot be { $valor }
    }
    .donde = impossible term
    .arreglo = write months = 3, every = "trimestral", last_year = true or a line of the calendar in docs/manual/plazos.md
E0675 = the evidence of “{ $requisito }” asks for { $valor } in “{ $clave }”, and { $problema ->
        [nada] nothing at all would be enough
        [fraccion] a part is between 0 and 1
        [distintos] there are no more than { $maximo } different values
       *[other] only { $maximo } are named
    }
    .donde = impossible count
    .arreglo = { $problema ->
        [nada] write 1 or more
        [fraccion] write a part: 0.8 is eight of ten
       *[other] write { $maximo } or less
    }
E0676 = the evidence of “{ $requisito }” contradicts itself in “{ $valor }”: { $problema ->
        [lista-vacia] the list is empty and nothing can meet it
        [parte] it asks for values that the filter already left out
        [sin-pagina] that kind has no pages of its own that could link
        [dos-plazos] there are two terms for one thing
       *[other] it does not say in which field the date is
    }
    .donde = cannot be met
    .arreglo = { $problema ->
        [lista-vacia] write at least one value, or delete the key
        [parte] use values that are in “where” as well
        [sin-pagina] use “complete” instead of “linked”
        [dos-plazos] keep one alone
       *[other] write “field” with the field of the date
    }
E0677 = the evidence of “{ $requisito }” asks for a link to “{ $valor }”, which is not a declared system
    .donde = unknown system
    .arreglo = use one of these, or declare it in portal.toml with [[sistemas]], id and servidores: { $nombres }

## The portal

E0640 = { $clase ->
        [archivo] a published file
        [datos] a published data file
       *[pagina] a published page
    } would be lost: { $direccion } (published on { $fecha }; it came from { $archivo }){ $otras ->
        [0] { "" }
        [one] ; and one more address
       *[other] ; and { $otras } more addresses
    }
    .donde = published address
    .norma = Resolución MinTIC 1519 de 2020, art. 5: what was published once stays available
    .arreglo = bring the file back; if its address changed, write the old one into “direcciones_anteriores” of the new; if it must be withdrawn, say why in content/retiros/
E0641 = the ledger of publications has a line that cannot be read: { $razon }
    .donde = damaged line
    .arreglo = bring the file back from git as it was published: git checkout -- publicado/; nobody edits the ledger by hand
E0642 = this file of the ledger of publications is damaged: { $razon }
    .donde = here
    .arreglo = bring the file back from git as it was published: git checkout -- publicado/; nobody edits the ledger by hand
E0643 = the ledger of publications is broken: { $razon }
    .donde = here
    .arreglo = bring the files that are missing or were renamed back from git: git checkout -- publicado/
E0644 = the ledger of publications is of { $base } and this portal is { $esta }
    .donde = site of the last publication
    .arreglo = if the portal moved to another domain, the next publication will note it; if the folder was copied from another portal, delete publicado/
E0645 = “{ $direccion }” is not an address of this portal
    .donde = not an address
    .arreglo = write the address as it was published, from its first slash and without domain, question marks or spaces: /noticias/feria/
E0646 = something else stands at { $direccion }: it cannot be an earlier or withdrawn address as well
    .donde = already taken
    .arreglo = remove the address here, or remove there what takes it
E0650 = there is no node in this folder: nodo.toml is missing
    .donde = nodo.toml is missing
    .arreglo = go to the folder of the node, name it with --root, or write nodo.toml with the name of the node and the folder of each portal
E0651 = the folder “{ $carpeta }” is not within that of the node
    .donde = leaves the folder of the node
    .arreglo = put the portal into a folder of the node and write its path from there: mocoa, municipios/mocoa
E0652 = the portal “{ $carpeta }” is in the node twice
    .donde = already listed above
    .arreglo = leave each portal once
E0653 = there is no portal in “{ $carpeta }”
    .donde = no portal.toml in this folder
    .arreglo = correct the path, or create the portal: vitrina init { $carpeta }
E0654 = the portal “{ $carpeta }” could not be checked: { $razon }
    .donde = could not be checked
    .arreglo = correct the cause and try again; the other portals were checked
E0701 = there is no portal in this folder: portal.toml is missing
    .donde = portal.toml is missing
    .arreglo = go to the folder of the portal, name it with --root, or create one with “vitrina init folder”
E0702 = portal.toml pins the date, which only a demonstration may do
    .donde = pinned date
    .arreglo = delete this line; to see the portal on another day use --date 2026-11-24
E0703 = the program does not have the checklist “{ $regimen }”
    .donde = unknown checklist
    .arreglo = use one that comes with the program: "gel-2012", "gel-anexo2" or "res1519"
E0704 = the file that declares the kind cannot be read as TOML
    .donde = here it is no longer TOML
    .arreglo = look at the quotes, the brackets and the “=” of that line
E0705 = the git history is shallow and the update dates would be wrong
    .donde = shallow history
    .arreglo = bring the whole history with git fetch --unshallow; on an integration server ask for fetch-depth: 0
E0706 = a declaration of a kind has no key “{ $valor }”
    .donde = unknown key
    .arreglo = correct the name or remove the line
E0707 = the declaration lacks “{ $clave }”
    .donde = “{ $clave }” is missing here
    .arreglo = add “{ $clave }”; the manual shows a whole declaration under “Tipos propios”
E0708 = there is no type of field “{ $valor }”
    .donde = unknown type of field
    .arreglo = use one of the types of field of the manual, such as text, date, choice or ref
E0709 = the field refers to “{ $valor }”, which is no kind of content
    .donde = there is no kind of that name
    .arreglo = write the name of a kind of the program or declare that kind in content/_tipos/
E0710 = the declaration names the field “{ $valor }”, which the kind does not have
    .donde = a field that does not exist
    .arreglo = correct the name or add the field with [[fields]]
E0711 = the example of “{ $campo }” does not fit that field
    .donde = the program would refuse it here ({ $codigo })
    .arreglo = write an example that the field accepts; the reason is in “vitrina explain { $codigo }”
E0712 = “{ $clave }” must be { $esperado }
    .donde = not what is expected here
    .arreglo = write the value in the form that the manual shows
E0713 = the field “{ $valor }” is declared twice
    .donde = declared again
    .arreglo = leave one declaration or rename this one
E0714 = “{ $valor }” cannot be a name
    .donde = a name that cannot be used
    .arreglo = use lower case letters without accents, digits and hyphens
E0715 = the folder “{ $carpeta }” belongs to the kind “{ $tipo }” already
    .donde = folder taken
    .arreglo = use another folder, or the name “{ $tipo }” if you mean to change that kind
E0716 = “{ $valor }” is none of the options
    .donde = an option that does not exist
    .arreglo = write one of the options
E0730 = “{ $campo }” is personal data and may not go into the data for search engines
    .donde = field with personal data
    .arreglo = take this line out of json_ld: personal data are not published
E0731 = “{ $valor }” cannot be a type of schema.org
    .donde = type that cannot be
    .arreglo = write the type as in https://schema.org: it begins with a capital and has no spaces, for instance “Event”
E0732 = “{ $valor }” cannot be a property of schema.org
    .donde = property that cannot be
    .arreglo = write the property as in https://schema.org: it begins with a small letter and has no spaces or hyphens, for instance “startDate”

## Templates and messages

E0801 = the template “{ $plantilla }” cannot be used (line { DIGITOS($linea) }): { $detalle }
    .donde = error in the template
    .arreglo = correct that line, or delete your copy of the template to use the one of the theme
E0802 = the message file has an error: { $detalle }
    .donde = not understood from here
    .arreglo = write each message as name = text; the lines that continue it begin with spaces
E0803 = the message “{ $clave }” is missing in every language
    .donde = unknown message
    .arreglo = add it in i18n/es/, for example { $clave } = Text, or correct the name in the template
E0810 = “{ $valor }” is not a colour
    .donde = colour that is not understood
    .arreglo = write six digits after #: “#0b5d3b”
E0811 = the colour { $color } is hard to read on { $fondo }: the contrast is { $contraste } and has to be { $minimo } ({ $esquema ->
        [oscuro] dark
       *[other] light
    } theme)
    .donde = colour that is not told apart from its ground
    .norma = WCAG 2.2, criteria 1.4.3 and 1.4.11
    .arreglo = { $cercano ->
        [NO] no shade of that colour can be read on all its grounds: choose another
       *[other] use { $cercano }, the nearest that can be read on all its grounds
    }
E0812 = the portal’s templates are for version { $version } of what a template sees, and the program uses { $actual }
    .donde = version of the templates
    .arreglo = compare your templates with the list of fields in docs/manual/temas.md and write contrato = { $actual }

## The portal's map

E0850 = the map “{ $archivo }” is not in content/
    .donde = there is no such file
    .arreglo = save the GeoJSON in content/archivos/ and write its path here, for example mapa = "archivos/municipios.geojson"; if you do not have one, delete the line: the portal draws a scheme
E0851 = { $problema ->
        [codificacion] the map “{ $archivo }” is not saved as UTF-8 (line { $linea })
        [json] the map “{ $archivo }” is not JSON: there is a mistake in line { $linea }
        [otro] the map “{ $archivo }” is no GeoJSON: it has no “FeatureCollection” with its “features”
        [vacio] the map “{ $archivo }” has no municipality
        [codigo] in line { $linea } of “{ $archivo }” there is a municipality without its DIVIPOLA code of five digits
        [superficie] in line { $linea } of “{ $archivo }” there is a municipality that is not a surface (“Polygon” or “MultiPolygon”)
        [punto] in line { $linea } of “{ $archivo }” there is a point that is not on the Earth: each is longitude and latitude, in degrees
       *[contorno] in line { $linea } of “{ $archivo }” there is an outline that does not close: the last point must be the first one
    }
    .donde = cannot be drawn
    .arreglo = { $problema ->
        [codificacion] save it again as UTF-8
        [codigo] give each municipality a property “codigo” with its code: "86001"
        [punto] export it in longitude and latitude (WGS 84 or MAGNA-SIRGAS), not in metres
       *[otro] export it again from your map program as GeoJSON
    }
E0852 = the map “{ $archivo }” lacks municipalities of the portal: { $municipios }
    .donde = outlines are missing
    .arreglo = add their outline to the file, or check the code of each in content/municipios/

## What the citizen receives

E0901 = the page “{ $ruta }” links to “{ $destino }”, which does not exist in the site{ $otras ->
        [0] {""}
        [one] {" "}(and another page)
       *[other] {" "}(and { $otras } more pages)
    }
    .donde = broken link
    .arreglo = correct the template that writes it; links in texts are told at their line (E0308)
E0902 = the page “{ $ruta }” asks another server for something: { $destino }
    .donde = foreign resource
    .arreglo = copy the file into the portal, for example in content/archivos/, or link to it instead of embedding it
E0903 = the page “{ $ruta }” does not have the structure that it should: { $detalle }
    .donde = incomplete structure
    .arreglo = correct the template: every page has a language, a title, a main part and a single h1
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criteria 1.3.1, 2.4.2 and 3.1.1)
E0904 = the page “{ $ruta }” carries inline script or style: { $detalle }
    .donde = inline code
    .arreglo = move it to a file of the theme, for example themes/<theme>/sitio.js or sitio.css

## Gates of common sense

E1001 = there is an identity number ({ $valor }) where everybody will read it: { $campo ->
        [texto] in the text of the page
       *[other] in “{ $campo }”
    }{ $otras ->
        [0] {""}
        [one] {" "}(and in another row)
       *[other] {" "}(and in { $otras } more rows)
    }
    .donde = personal data
    .arreglo = { $tabla ->
        [si] put the column in  ocultar = ["…"]  in the table’s sidecar, or leave only the last 3 digits
       *[no] delete the number or leave only its last 3 digits; if a norm allows its publication, declare it in [[datos_personales_autorizados]]
    }
    .norma = Ley 1581 de 2012: a person’s identity number is personal data; a company’s NIT may be published
E1002 = there is a private mailbox ({ $valor }) where everybody will read it: { $campo ->
        [texto] in the text of the page
       *[other] in “{ $campo }”
    }{ $otras ->
        [0] {""}
        [one] {" "}(and in another row)
       *[other] {" "}(and in { $otras } more rows)
    }
    .donde = private mailbox
    .arreglo = { $tabla ->
        [si] put the column in  ocultar = ["…"]  in the table’s sidecar
       *[no] use the institutional address of the post or the office; if its owner authorised its publication, declare it in [[datos_personales_autorizados]]
    }
    .norma = Ley 1581 de 2012
E1003 = there is a mobile number ({ $valor }) that is not one of the entity’s: { $campo ->
        [texto] in the text of the page
       *[other] in “{ $campo }”
    }{ $otras ->
        [0] {""}
        [one] {" "}(and in another row)
       *[other] {" "}(and in { $otras } more rows)
    }
    .donde = mobile number
    .arreglo = { $tabla ->
        [si] put the column in  ocultar = ["…"]  in the table’s sidecar
       *[no] use the office’s telephone; if the mobile is the entity’s, put it in  celulares = ["+57 …"]  of [entidad] in portal.toml
    }
    .norma = Ley 1581 de 2012
E1004 = the number { $valor }, after a name, looks like an identity number
    .donde = an identity number?
    .arreglo = if it is, delete it; if not, say what it is: “radicado”, “contrato”, “$”
    .norma = Ley 1581 de 2012
E1005 = the check digit of NIT { $valor } should be { $digito }{ $otras ->
        [0] {""}
        [one] {" "}(and there is another such row)
       *[other] {" "}(and there are { $otras } such rows)
    }
    .donde = mistyped NIT
    .arreglo = compare it with the RUT: the mistake may be in the digit or in the number
E1006 = personal data ({ $valor }) are published with authorisation: { $motivo } ({ $autorizacion }, { $fecha })
    .donde = authorised by you
    .arreglo = nothing, if the authorisation still holds; if not, delete the datum and its authorisation
    .norma = Ley 1581 de 2012
E1007 = there is an authorisation of personal data for “{ $campo }”, and there are none there
    .donde = unused authorisation
    .arreglo = delete it: it would let through the next personal datum that somebody writes in that place
    .norma = Ley 1581 de 2012
E1011 = here is a placeholder: “{ $frase }”
    .donde = placeholder
    .arreglo = write the real content, or put  borrador = true  until you have it
E1021 = the link is named by its address: { $texto }
    .donde = address instead of name
    .arreglo = say where it leads: [Procurement portal](https://…)
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 2.4.4)
E1022 = two links of the page are called “{ $texto }” and lead to different places: { $destino } and { $otro }
    .donde = same name, other target
    .arreglo = give each a name that tells it apart: “Minutes of January”, “Minutes of February”
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 2.4.4)
    .otro = the first one
E1031 = on page “{ $ruta }”, a heading of level { $nivel } follows one of level { $anterior }
    .donde = skipped level
    .arreglo = correct the template or block that writes that heading: levels go down one by one
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 1.3.1)
E1032 = the alternative text “{ $texto }” does not describe the image
    .donde = does not say what is seen
    .arreglo = say in one sentence what the image adds: “New bridge over the Mocoa river”
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 1.1.1)
E1033 = the alternative text has { $largo } characters; more than { $limite } cannot be listened to in one go
    .donde = too long
    .arreglo = leave one sentence and move the explanation to the text of the page
    .norma = Resolución MinTIC 1519 de 2020, annex 1 (WCAG 2.1, criterion 1.1.1)
E1034 = { $problema ->
        [otro] “{ $archivo }” is not a PDF, though its name ends in .pdf
       *[danado] the PDF “{ $archivo }” is damaged: no page was found in it
    }
    .donde = nobody will be able to open it
    .arreglo = open it on your computer; if it opens, export it again as PDF, and if not, ask whoever made it for another copy
E1035 = the PDF “{ $archivo }” is protected: what it holds cannot be checked, and it may be closed to screen readers
    .donde = protected PDF
    .arreglo = publish it without protection: in LibreOffice, when exporting as PDF, leave the tab “Security” empty; in Word, when saving as PDF, remove “Encrypt the document with a password”
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: published documents are accessible
E1036 = the PDF “{ $archivo }” is a photograph: { $fotos } of { $paginas ->
        [one] 1 page has
       *[other] { $paginas } pages have
    } no text
    .donde = a screen reader cannot read it, and search does not find it
    .arreglo = export it from the original file (“File”, “Export as PDF”); if there is only paper, recognise its text (OCR) when scanning, or publish the text too
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: published documents are accessible
E1037 = { $hay ->
        [no] the PDF “{ $archivo }” has no title
       *[si] the title of the PDF “{ $archivo }” does not say what it is: “{ $titulo }”
    }
    .donde = PDF without title
    .arreglo = write the title in the original file and export it again: in LibreOffice, “File”, “Properties”, “Description”; in Word, “File”, “Info”, “Title”
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: published documents are accessible
E1038 = the PDF “{ $archivo }” does not say which language it is in
    .donde = a screen reader does not know with which voice to read it
    .arreglo = mark it in the original file and export it again as a tagged PDF: in LibreOffice, “Tools”, “Language”, “For all text”; in Word, “Review”, “Language”, “Set proofing language”
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: documents say their language
E1039 = the PDF “{ $archivo }” has no tags: its headings, lists and tables cannot be told from the rest
    .donde = PDF without tags
    .arreglo = export it again from the original: in LibreOffice, “Export as PDF”, “General”, “Tagged PDF”; in Word, “Save as”, PDF, “Options”, “Document structure tags for accessibility”
    .norma = Resolución MinTIC 1519 de 2020, anexo 1, capítulo 3: documents have tags
E1040 = “{ $archivo }” weighs { $peso }, and the limit for { $clase ->
        [imagen] a picture
        [audio] a sound recording
        [video] a video
       *[documento] a document
    } is { $limite }
    .donde = with bad signal it takes { $segundos } s to download
    .arreglo = { $clase ->
        [imagen] reduce it to the width at which it is seen (1200 pixels are enough) and save it as WebP or JPEG of medium quality
        [audio] save it as Opus or MP3 at 48 kbit/s if it is a voice
        [video] lower the resolution to 720 lines, or part it
       *[documento] export it with compressed pictures (150 dots per inch are enough), or part it
    }; if it has to weigh so much, raise the limit in “[limites]” of portal.toml
E1041 = the PDF “{ $archivo }” unpacks to too much, and what it holds was not checked
    .donde = unchecked PDF
    .arreglo = export it again from the original file, or part it
E1042 = the page { $ruta } weighs { $peso } compressed, and the limit for { $clase ->
        [larga] a norm or a list
       *[normal] a page
    } is { $limite }
    .donde = heavy page
    .arreglo = part the text into several pages, or move big tables to a CSV with its sidecar; if it has to weigh so much, raise the limit in “[limites]” of portal.toml
E1043 = { $problema ->
        [codificacion] the captions “{ $archivo }” are not saved as UTF-8
        [srt] the captions “{ $archivo }” are in the SRT format, which browsers do not show
        [vacio] the captions “{ $archivo }” have no text
        [tiempo] in line { $linea } of “{ $archivo }” there is a time that cannot be read
        [orden] in line { $linea } of “{ $archivo }” there is a time that ends before it begins, or stands before the one above it
        [texto] in line { $linea } of “{ $archivo }” there is a time without a text under it
       *[otro] “{ $archivo }” is not a file of captions: it does not begin with “WEBVTT”
    }
    .donde = nobody will see them
    .arreglo = { $problema ->
        [codificacion] open it in your editor and save it with the encoding UTF-8
        [srt] put “WEBVTT” and an empty line at the beginning, change the comma in the times to a point and save it as .vtt
        [vacio] write what is heard, each sentence under its time: 00:01.000 --> 00:03.500
       *[otro] correct that time: they are written so, 00:01.000 --> 00:03.500, in order and with their text in the next line; the first line of the file says “WEBVTT”
    }
    .norma = Resolución MinTIC 1519 de 2020, anexo 1: new videos have captions
E1044 = the captions “{ $archivo }” say that they are in “{ $lengua }”, and the recording is in “{ $grabacion }”
    .donde = another language
    .arreglo = give captions in the language of the recording, or correct the line “Language:” of the file or the field “idioma” of the record
E1050 = { $clase ->
        [direccion] the entity’s address is “{ $oficial }”, and here it says “{ $aqui }”
        [telefono] the entity’s telephone is { $oficial }, and here it says { $aqui }
        [correo] the entity’s mail is { $oficial }, and here it says { $aqui }
       *[horario] the entity’s hours are { $oficial }, and here it says { $aqui }
    }
    .donde = says something else
    .otro = the official fact
    .arreglo = correct the one that is wrong; if both are true, say of which office or unit this one is, and put it in its record too
E1051 = the telephone { $aqui } is { $oficial } written as it was dialled before 2021
    .donde = it can no longer be dialled so
    .otro = the official fact
    .arreglo = write it { $oficial }
E1052 = { $clase ->
        [direccion] the foot of { $ruta } says “{ $aqui }”, and the entity’s address is “{ $oficial }”
        [telefono] the foot of { $ruta } says { $aqui }, and the entity’s telephone is { $oficial }
        [correo] the foot of { $ruta } says { $aqui }, and the entity’s mail is { $oficial }
       *[horario] the foot of { $ruta } says { $aqui }, and the entity’s hours are { $oficial }
    }
    .donde = foot of the page
    .otro = the official fact
    .arreglo = let the foot take its facts from “[entidad]”: take them out of the template or message where they are written
E1071 = “{ $etiqueta }” is { $fecha }, and today is { $hoy }: what has happened cannot have a date in the future
    .donde = date in the future
    .arreglo = { $etiqueta ->
        [revision] correct { $campo }; if it has not been reviewed yet, remove “revision”
       *[otro] correct { $campo }; if it has not happened yet, put  borrador = true
    }
E1072 = it is in the portal already: it is the same “{ $titulo }”
    .donde = repeated
    .arreglo = leave a single file with the data of both
    .otro = the first one
E1073 = another entry of the same section has the same title: “{ $titulo }”
    .donde = same title
    .arreglo = add what tells it apart: the year, the municipality, the period
    .otro = the other one
