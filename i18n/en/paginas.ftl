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
medio-subtitulos = Captions
medio-transcripcion = Transcript:
imagen-credito = Credit:
