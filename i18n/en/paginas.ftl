# What the program writes on pages outside the templates.

otro-sitio = another site
mapa-svg-titulo = Schematic map of the municipalities of Putumayo
mapa-svg-detalle = { $n } cells, one for each municipality. Two cells that touch are neighbouring municipalities. The table that follows says the same.
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
