# Los dibujos de las páginas: título, la frase que dicen y las palabras de sus partes.

dibujo-ver-tabla = Ver la tabla
dibujo-mes = Mes
dibujo-valor = Valor
dibujo-cuantos = Contratos
dibujo-modalidad = Modalidad
dibujo-articulos = art.

## Presupuesto

dibujo-pagado = Pagado
dibujo-comprometido = Comprometido sin pagar
dibujo-libre = Sin comprometer
dibujo-compromisos = Compromisos
dibujo-obligaciones = Obligaciones
dibujo-pagos = Pagos
dibujo-rubros = Lo apropiado, lo comprometido y lo pagado de cada rubro
dibujo-rubros-frase = { $hay-corte ->
        [si] Con corte a { $corte }, de { $total } se ha comprometido el { $comprometido } y se ha pagado el { $pagado }.
       *[no] De { $total } se ha comprometido el { $comprometido } y se ha pagado el { $pagado }.
    }{ $varios ->
        [si] {" "}El rubro que más ha pagado de lo suyo es { $mas } ({ $mas-pagado }); el que menos, { $menos } ({ $menos-pagado }).
       *[no] {""}
    }
dibujo-meses = Ejecución mes a mes
dibujo-meses-frase = De { $desde } a { $hasta }, lo pagado pasó de { $antes } a { $ahora } y lo comprometido llegó a { $compromisos }. El eje está en millones de pesos.

## Planes

dibujo-hecho = Hecho
dibujo-por-hacer = Por hacer
dibujo-avance = Avance de cada componente
dibujo-avance-frase = { $hay-corte ->
        [si] Con corte a { $corte },{" "}
       *[no] {""}
    }{ $n ->
        [one] el componente { $mas } va en { $mas-avance }.
       *[other] de { $n } componentes, el que más ha avanzado es { $mas } ({ $mas-avance }) y el que menos, { $menos } ({ $menos-avance }).
    }
avance-componente = Componente
avance-con-cifra = Actividades con cifra

## Cumplimiento

dibujo-comprobado = Comprobado
dibujo-declarado = Declarado
dibujo-falta = Falta
dibujo-no-aplica = No aplica
dibujo-fase = Parte
dibujo-fases-titulo = Cumplimiento por partes
dibujo-fases = Requisitos de { $nombre } que se cumplen, por partes
dibujo-fases-frase = De { $total } requisitos que aplican se cumplen { $cumple }{ $declarados ->
        [0] {""}
        [one] , 1 de ellos por declaración,
       *[other] , { $declarados } de ellos por declaración,
    } { $faltan ->
        [0] y no falta ninguno.
        [one] y falta 1.
       *[other] y faltan { $faltan }.
    }{ $no-aplican ->
        [0] {""}
        [one] {" "}Hay 1 más que no aplica.
       *[other] {" "}Hay { $no-aplican } más que no aplican.
    }

## Contratos

dibujo-contratos = Contratos por mes y por modalidad
dibujo-contratos-meses = Valor de los contratos por mes de firma
dibujo-contratos-meses-frase = De { $desde } a { $hasta } se { $n ->
        [one] firmó 1 contrato
       *[other] firmaron { $n } contratos
    } por { $valor }. El mes de mayor valor fue { $mes }: { $mes-valor }.{ $antes ->
        [0] {""}
        [one] {" "}Hay 1 contrato anterior.
       *[other] {" "}Hay { $antes } contratos anteriores.
    }
dibujo-contratos-modalidad = Valor de los contratos por modalidad
dibujo-contratos-modalidad-frase = { $n ->
        [one] De 1 contrato,
       *[other] De { $n } contratos,
    } la modalidad de mayor valor es { $modalidad }: { $cuantos ->
        [one] 1 contrato
       *[other] { $cuantos } contratos
    } y { $parte } del valor total.

## Organigrama

dibujo-organigrama = Organigrama de la entidad
dibujo-organigrama-frase = { $n } dependencias en { $niveles ->
        [one] 1 nivel.
       *[other] { $niveles } niveles.
    } { $directas ->
        [0] Ninguna depende de otra.
        [one] De { $primera } depende directamente 1.
       *[other] De { $primera } dependen directamente { $directas }.
    }

## Normas

dibujo-relaciones = { $norma } y las normas con que se relaciona
dibujo-relaciones-frase = { $recibe ->
        [0] Ninguna norma del portal actúa sobre esta norma.
        [one] Una norma actúa sobre esta norma.
       *[other] { $recibe } normas actúan sobre esta norma.
    } { $hace ->
        [0] Ella no actúa sobre otras.
        [one] Ella actúa sobre una.
       *[other] Ella actúa sobre { $hace }.
    }

## Mapa

mapa-bloque-limites = Limita con
dibujo-mapa-frase = { $n ->
        [one] Un municipio.
       *[other] { $n } municipios.
    } { $limites ->
        [0] Ninguno limita con otro.
        [one] Una línea une a los dos que limitan.
       *[other] Las { $limites } líneas unen a los que limitan. El que más vecinos tiene es { $municipio }: { $vecinos }.
    }

dibujo-marcados-frase = Municipios señalados: { $municipios }.
pueblo-nombre-propio = Nombre propio:
pueblo-sin-validar = Nadie ha validado esta página con el pueblo. La entidad debe hacerlo antes de darla por buena.
pueblo-consultas = Consultas para este pueblo
pueblo-territorio = Dónde vive
dibujo-contornos = Mapa de los municipios
dibujo-contornos-frase = { $n ->
        [one] El contorno de 1 municipio.
       *[other] Los contornos de { $n } municipios. Los números son los de la tabla.
    }

## Portada

dibujo-presupuesto-frase = De { $total } se ha comprometido el { $comprometido } y se ha pagado el { $pagado }.
inicio-buscados = Lo que más se pide:
inicio-alertas = Alertas vigentes
inicio-situaciones = ¿En qué situación está?
inicio-cumple = Qué cumplimos y qué falta
inicio-cumple-cuenta = { $cumplidos } de { $total } requisitos. { $faltan ->
        [0] No falta ninguno.
        [one] Falta 1.
       *[other] Faltan { $faltan }.
    }
inicio-falta = Entre lo que falta:
inicio-plata = En qué va el presupuesto
inicio-opine = Opine
inicio-quedan = { $dias ->
        [0] Cierra hoy,
        [one] Queda 1 día: cierra el
       *[other] Quedan { $dias } días: cierra el
    }
inicio-noticias = Lo nuevo
inicio-agenda = Lo que viene
inicio-pueblos = Pueblos y lenguas
inicio-lenguas = Hay páginas en:
sobre-cita = Cómo citar
sobre-cita-texto = { $autor }. { $titulo }{ $hay-fecha ->
        [si] , { $fecha }
       *[no] {""}
    }. { $direccion }

## Trámites, normas, calendario

tramite-primero = Lo primero que debe saber
tramite-costo = Cuánto cuesta
tramite-tiempo = Cuánto tarda
tramite-donde = Dónde
tramite-como = ¿En línea?
tramite-necesita = Qué necesita
tramite-excepto = No aplica a:
tramite-pasos = Qué debe hacer
tramite-formulario = Formulario:
tramite-tiempo-dias_habiles = { $n ->
        [one] 1 día hábil
       *[other] { $n } días hábiles
    }
tramite-tiempo-dias_calendario = { $n ->
        [one] 1 día calendario
       *[other] { $n } días calendario
    }
tramite-tiempo-meses = { $n ->
        [one] 1 mes
       *[other] { $n } meses
    }
norma-articulos = Artículos ({ $n })
calendario-pasados = Lo que ya pasó
sobre-cambios = Cambios
sobre-cambios-ver = { $n ->
        [one] El último
       *[other] Los últimos { $n }
    }
historial-titulo = Qué ha cambiado en el portal
historial-texto = Las páginas nuevas y las que cambiaron, día por día. Cada página dice lo suyo al final, en «Sobre esta página».
historial-nueva = página nueva
historial-cambio = cambió
historial-mas = { $n ->
        [one] Y una página más ese día.
       *[other] Y { $n } páginas más ese día.
    }
pie-cambios = Qué ha cambiado
sobre-numeral = { $n ->
        [one] Numeral
       *[other] Numerales
    }
historia-partes-titulo = Parte por parte
historia-partes = Puntaje de cada parte de { $nombre } en el tiempo, de 0 a 100
historia-partes-frase = De { $n } partes, { $suben ->
        [0] ninguna sube
        [one] 1 sube
       *[other] { $suben } suben
    } y { $bajan ->
        [0] ninguna baja.
        [one] 1 baja.
       *[other] { $bajan } bajan.
    }
