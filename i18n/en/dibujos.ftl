# The drawings of pages: title, the sentence that they say, and the words of their parts.

dibujo-ver-tabla = See the table
dibujo-mes = Month
dibujo-valor = Value
dibujo-cuantos = Contracts
dibujo-modalidad = Method
dibujo-articulos = art.

## Budget

dibujo-pagado = Paid
dibujo-comprometido = Committed, not paid
dibujo-libre = Not committed
dibujo-compromisos = Commitments
dibujo-obligaciones = Obligations
dibujo-pagos = Payments
dibujo-rubros = Appropriated, committed and paid, item by item
dibujo-rubros-frase = { $hay-corte ->
        [si] As of { $corte }, of { $total }, { $comprometido } has been committed and { $pagado } has been paid.
       *[no] Of { $total }, { $comprometido } has been committed and { $pagado } has been paid.
    }{ $varios ->
        [si] {" "}The item that has paid most of its own is { $mas } ({ $mas-pagado }); the least, { $menos } ({ $menos-pagado }).
       *[no] {""}
    }
dibujo-meses = Execution month by month
dibujo-meses-frase = From { $desde } to { $hasta }, payments went from { $antes } to { $ahora } and commitments reached { $compromisos }. The axis is in millions of pesos.

## Plans

dibujo-hecho = Done
dibujo-por-hacer = To do
dibujo-avance = Progress of each component
dibujo-avance-frase = { $hay-corte ->
        [si] As of { $corte },{" "}
       *[no] {""}
    }{ $n ->
        [one] the component { $mas } stands at { $mas-avance }.
       *[other] of { $n } components, the most advanced is { $mas } ({ $mas-avance }) and the least, { $menos } ({ $menos-avance }).
    }
avance-componente = Component
avance-con-cifra = Activities with a figure

## Compliance

dibujo-comprobado = Checked
dibujo-declarado = Declared
dibujo-falta = Missing
dibujo-no-aplica = Not applicable
dibujo-fase = Part
dibujo-fases-titulo = Compliance by part
dibujo-fases = Requirements of { $nombre } that are met, by part
dibujo-fases-frase = Of { $total } requirements that apply, { $cumple } { $cumple ->
        [one] is
       *[other] are
    } met{ $declarados ->
        [0] {""}
        [one] , 1 of them by declaration,
       *[other] , { $declarados } of them by declaration,
    } { $faltan ->
        [0] and none is missing.
        [one] and 1 is missing.
       *[other] and { $faltan } are missing.
    }{ $no-aplican ->
        [0] {""}
        [one] {" "}There is 1 more that does not apply.
       *[other] {" "}There are { $no-aplican } more that do not apply.
    }

## Contracts

dibujo-contratos = Contracts by month and by method
dibujo-contratos-meses = Value of contracts by month of signature
dibujo-contratos-meses-frase = From { $desde } to { $hasta }, { $n ->
        [one] 1 contract was signed
       *[other] { $n } contracts were signed
    } for { $valor }. The month of highest value was { $mes }: { $mes-valor }.{ $antes ->
        [0] {""}
        [one] {" "}There is 1 earlier contract.
       *[other] {" "}There are { $antes } earlier contracts.
    }
dibujo-contratos-modalidad = Value of contracts by method
dibujo-contratos-modalidad-frase = { $n ->
        [one] Of 1 contract,
       *[other] Of { $n } contracts,
    } the method of highest value is { $modalidad }: { $cuantos ->
        [one] 1 contract
       *[other] { $cuantos } contracts
    } and { $parte } of the total value.

## Organisation chart

dibujo-organigrama = Organisation chart of the entity
dibujo-organigrama-frase = { $n } units on { $niveles ->
        [one] 1 level.
       *[other] { $niveles } levels.
    } { $directas ->
        [0] None is under another.
        [one] 1 is directly under { $primera }.
       *[other] { $directas } are directly under { $primera }.
    }

## Norms

dibujo-relaciones = { $norma } and the regulations related to it
dibujo-relaciones-frase = { $recibe ->
        [0] No regulation on the portal acts on this one.
        [one] One regulation acts on this one.
       *[other] { $recibe } regulations act on this one.
    } { $hace ->
        [0] It does not act on others.
        [one] It acts on one.
       *[other] It acts on { $hace }.
    }

## Map

mapa-bloque-limites = Borders on
dibujo-mapa-frase = { $n ->
        [one] One municipality.
       *[other] { $n } municipalities.
    } { $limites ->
        [0] None borders on another.
        [one] One line joins the two that border.
       *[other] The { $limites } lines join those that border. The one with most neighbours is { $municipio }: { $vecinos }.
    }

dibujo-marcados-frase = Municipalities marked: { $municipios }.
pueblo-nombre-propio = Own name:
pueblo-sin-validar = Nobody has validated this page with the people yet. The entity must do so before relying on it.
pueblo-consultas = Consultations for this people
pueblo-territorio = Where they live
dibujo-contornos = Map of the municipalities
dibujo-contornos-frase = { $n ->
        [one] The outline of 1 municipality.
       *[other] The outlines of { $n } municipalities. Numbers are those of the table.
    }

## Home

dibujo-presupuesto-frase = Of { $total }, { $comprometido } has been committed and { $pagado } has been paid.
inicio-buscados = Most popular:
inicio-alertas = Alerts in force
inicio-situaciones = What is your situation?
inicio-cumple = What we comply with and what is missing
inicio-cumple-cuenta = { $cumplidos } of { $total } requirements. { $faltan ->
        [0] None is missing.
        [one] 1 is missing.
       *[other] { $faltan } are missing.
    }
inicio-falta = Among what is missing:
inicio-plata = How the budget is going
inicio-opine = Have your say
inicio-quedan = { $dias ->
        [0] Closes today,
        [one] 1 day left: closes on
       *[other] { $dias } days left: closes on
    }
inicio-noticias = What is new
inicio-agenda = Coming up
inicio-pueblos = Peoples and languages
inicio-lenguas = There are pages in:
sobre-cita = How to cite
sobre-cita-texto = { $autor }. { $titulo }{ $hay-fecha ->
        [si] , { $fecha }
       *[no] {""}
    }. { $direccion }

## Procedures, norms, calendar

tramite-primero = First things first
tramite-costo = What it costs
tramite-tiempo = How long it takes
tramite-donde = Where
tramite-como = Online?
tramite-necesita = What you need
tramite-excepto = Does not apply to:
tramite-pasos = What you have to do
tramite-formulario = Form:
tramite-tiempo-dias_habiles = { $n ->
        [one] 1 working day
       *[other] { $n } working days
    }
tramite-tiempo-dias_calendario = { $n ->
        [one] 1 calendar day
       *[other] { $n } calendar days
    }
tramite-tiempo-meses = { $n ->
        [one] 1 month
       *[other] { $n } months
    }
norma-articulos = Articles ({ $n })
calendario-pasados = Past activities
sobre-cambios = Changes
sobre-cambios-ver = { $n ->
        [one] The last one
       *[other] The last { $n }
    }
historial-titulo = What has changed in the portal
historial-texto = New pages and pages that changed, day by day. Each page lists its own changes at the end, under “About this page”.
historial-nueva = new page
historial-cambio = changed
historial-mas = { $n ->
        [one] And one more page that day.
       *[other] And { $n } more pages that day.
    }
pie-cambios = What has changed
sobre-numeral = { $n ->
        [one] Numeral
       *[other] Numerals
    }
historia-partes-titulo = Part by part
historia-partes = Score of each part of { $nombre } over time, from 0 to 100
historia-partes-frase = Of { $n } parts, { $suben ->
        [0] none goes up
        [one] 1 goes up
       *[other] { $suben } go up
    } and { $bajan ->
        [0] none goes down.
        [one] 1 goes down.
       *[other] { $bajan } go down.
    }
