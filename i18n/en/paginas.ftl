# What the program writes on pages outside the templates.

otro-sitio = another site
mapa-svg-titulo = Schematic map of the municipalities
pqrsd-peticion = Petition
pqrsd-queja = Complaint
pqrsd-reclamo = Claim
pqrsd-sugerencia = Suggestion
pqrsd-denuncia = Report of wrongdoing
titulo-pagina = { $titulo }, page { $n }
si = Yes
no = No
medio-descargar = Download the recording
medio-duracion = Length { $duracion }
medio-peso-desconocido = It is on another site: its size is not known
medio-en-otro-sitio = Watch or listen to the recording on { $sitio }
medio-transcripcion = Transcript
imagen-credito = Credit:
