# Fechas y cifras, en las páginas y en lo que dice el programa.

mes-1 = enero
mes-2 = febrero
mes-3 = marzo
mes-4 = abril
mes-5 = mayo
mes-6 = junio
mes-7 = julio
mes-8 = agosto
mes-9 = septiembre
mes-10 = octubre
mes-11 = noviembre
mes-12 = diciembre
fecha-larga = { $dia } de { $mes } de { $anio }
fecha-mes = { $mes } de { $anio }
fecha-anio = { $anio }
# $hora de 1 a 12, $hora24 de 00 a 23, $minuto, $mitad am o pm
fecha-hora = { $dia } de { $mes } de { $anio }, { $hora }:{ $minuto } { $mitad ->
        [am] a.{"\u00A0"}m.
       *[pm] p.{"\u00A0"}m.
    }
hora = { $hora }:{ $minuto } { $mitad ->
        [am] a.{"\u00A0"}m.
       *[pm] p.{"\u00A0"}m.
    }
numero-miles = { "." }
numero-decimal = { "," }
pesos = ${"\u00A0"}{ $cifra }
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
