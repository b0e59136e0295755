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
medio-descargar = Descargar la grabación
medio-duracion = Dura { $duracion }
medio-peso-desconocido = Está en otro sitio: no se sabe cuánto pesa
medio-en-otro-sitio = Ver u oír la grabación en { $sitio }
medio-transcripcion = Transcripción
imagen-credito = Crédito:
