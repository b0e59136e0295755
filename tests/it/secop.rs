//! Real exports of SECOP II, as datos.gov.co gives them: every row in is a contract out or a finding.
//!
//! The tables may not stand in the repository; `VITRINA_DATA` says where they are.

use std::io::Write as _;

use crate::portal;

/// A table, or nothing when there is none to read.
fn export(name: &str) -> Option<Vec<u8>> {
    let Some(data) = std::env::var_os("VITRINA_DATA") else {
        // Past the test harness, which keeps what tests print to itself.
        let _ = std::io::stderr().write_all(b"NOT RUN: secop (VITRINA_DATA is not set)\n");
        assert_ne!(
            std::env::var("VITRINA_REQUIRE").as_deref(),
            Ok("all"),
            "VITRINA_DATA is not set"
        );
        return None;
    };
    let path = std::path::PathBuf::from(data).join(name);
    Some(std::fs::read(path).expect("VITRINA_DATA has the table"))
}

/// What SECOP calls otherwise than the kind.
const VALUES: &str = r#"
[valores.clase]
"Suministros" = "suministro"
"Arrendamiento de inmuebles" = "arrendamiento"
"Arrendamiento de muebles" = "arrendamiento"
"No Especificado" = "otro"

[valores.modalidad]
"Contratación régimen especial" = "regimen_especial"
"Contratación régimen especial (con ofertas)" = "regimen_especial"
"Concurso de méritos abierto" = "concurso_meritos"
"#;

/// Loads an export; gives the number of contracts and the error findings by code.
fn load(name: &str, sidecar: &str) -> Option<(usize, Vec<String>)> {
    let bytes = export(name)?;
    let mut host = portal::small();
    host.write("content/contratos/secop.csv", &bytes);
    host.write("content/contratos/secop.tabla.toml", sidecar);
    host.write(
        "content/dependencias/compras.toml",
        "titulo = \"Compras\"\nresumen = \"Compras de ejemplo.\"\nfunciones = [\"Comprar.\"]\n",
    );
    host.write(
        "content/secciones/contratos.md",
        "+++\ntitulo = \"Contratos\"\nruta = \"/contratos/\"\nlista = \"contrato\"\n+++\n",
    );
    portal::stamp(&mut host);
    let build = portal::try_build(&host).expect("content cannot make a fault");
    let told = portal::errors(&build, &host);
    let told = told
        .into_iter()
        .filter(|line| line.contains("content/contratos/secop"))
        .map(|line| line.split(' ').next().unwrap_or_default().to_owned());
    let told = told.collect();
    let source = build
        .scan
        .find("content/contratos/secop.csv")
        .expect("it is there");
    let rows = build.catalog.docs().filter(|(_, doc)| doc.source == source);
    Some((rows.count(), told))
}

#[test]
fn three_hundred_contracts_of_territorial_entities() {
    let sidecar = format!(
        r#"
id = "{{numero}}"
ocultar = ["nombre_entidad", "orden", "sector", "codigo_categoria", "tipodocproveedor", "recursos_PGN", "recursos_SGP",
  "recursos_SGR", "recursos_territorio", "recursos_credito", "recursos_propios"]

[columnas]
"ID Contrato" = "numero"
"Anio" = "vigencia"
"Objeto del contrato" = "objeto"
"Tipo de contrato" = "clase"
"Proveedor adjudicado" = "contratista"
"Valor del contrato" = "valor"
"Fecha de firma" = "fecha_firma"
"Estado contrato" = "estado"

[constantes]
modalidad = "no_informada"
plazo = "En el proceso de SECOP II"
dependencia = "compras"
supervisor = "En el proceso de SECOP II"
secop = "https://www.datos.gov.co/d/jbjy-vk9h"
{VALUES}"#
    );
    let Some((rows, told)) = load("secop2-contratos-territoriales-muestra.csv", &sidecar) else {
        return;
    };
    // Three contracts stand twice in the export.
    assert_eq!(told, ["E0111", "E0111", "E0111"]);
    assert_eq!(rows + told.len(), 300);
}

#[test]
fn three_hundred_rows_with_the_dates_of_socrata() {
    let sidecar = format!(
        r#"
id = "{{vigencia}}-{{numero}}"
ocultar = ["ciudad"]

[columnas]
"Fila" = "numero"
"Tipo de contrato" = "clase"
"Estado contrato" = "estado"
"Modalidad de contratación" = "modalidad"
"Fecha de firma" = "fecha_firma"
"Fecha de inicio del contrato" = "inicio"
"Fecha de fin del contrato" = "fin"
"Valor del contrato" = "valor"

[derivados]
vigencia = "{{fecha_firma.anio}}"

[constantes]
objeto = "No está en la muestra"
contratista = "No está en la muestra"
plazo = "De la fecha de inicio a la de terminación"
dependencia = "compras"
supervisor = "En el proceso de SECOP II"
secop = "https://www.datos.gov.co/d/jbjy-vk9h"
{VALUES}"#
    );
    let Some((rows, told)) = load("secop2-dnp-sin-nombres.csv", &sidecar) else {
        return;
    };
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(rows, 300);
}
