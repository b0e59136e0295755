# Dates and figures, on pages and in what the program says.

mes-1 = January
mes-2 = February
mes-3 = March
mes-4 = April
mes-5 = May
mes-6 = June
mes-7 = July
mes-8 = August
mes-9 = September
mes-10 = October
mes-11 = November
mes-12 = December
fecha-larga = { $mes } { $dia }, { $anio }
fecha-mes = { $mes } { $anio }
fecha-anio = { $anio }
# $hora from 1 to 12, $hora24 from 00 to 23, $minuto, $mitad am or pm
fecha-hora = { $mes } { $dia }, { $anio }, { $hora }:{ $minuto } { $mitad ->
        [am] a.m.
       *[pm] p.m.
    }
hora = { $hora }:{ $minuto } { $mitad ->
        [am] a.m.
       *[pm] p.m.
    }
numero-miles = { "," }
numero-decimal = { "." }
pesos = COP{"\u00A0"}{ $cifra }
cifra-decimal = { $entero }{ $decima ->
    [0] { "" }
   *[otra] { numero-decimal }{ $decima }
    }
tamano-bytes = { $cifra }{"\u00A0"}{ $cifra ->
        [one] byte
       *[other] bytes
    }
tamano-kb = { $cifra }{"\u00A0"}KB
tamano-mb = { $cifra }{"\u00A0"}MB
tamano-gb = { $cifra }{"\u00A0"}GB
