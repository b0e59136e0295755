# Lo que el programa escribe en las páginas fuera de las plantillas.

otro-sitio = otro sitio
mapa-svg-titulo = Mapa esquemático de los municipios
pqrsd-peticion = Petición
pqrsd-queja = Queja
pqrsd-reclamo = Reclamo
pqrsd-sugerencia = Sugerencia
pqrsd-denuncia = Denuncia
titulo-pagina = { $titulo }, página { $n }
si = Sí
no = No
medio-subtitulos = Subtítulos
medio-transcripcion = Transcripción:
imagen-credito = Crédito:
