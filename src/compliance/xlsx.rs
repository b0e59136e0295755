//! A workbook: the regime's table as offices keep it, with addresses that can be clicked through and dates that are
//! dates. Which columns it has is data (`src/schema/forms/cumplimiento.toml`).

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{Context, each};
use crate::assess::Report;
use crate::model::Value;
use crate::render::download::{self, Cell, Table};
use crate::schema::{Field, compliance_form};

static COLUMNS: LazyLock<Vec<Field>> = LazyLock::new(compliance_form);

pub(super) fn write(report: &Report, cx: &Context<'_>) -> Vec<u8> {
    let rows = each(report).map(|(pack, phase, one)| {
        let declared = one.declared.as_ref();
        let date = |date: Option<jiff::civil::Date>| date.map(|date| Cow::Owned(Value::Date(date)));
        let number = |number: u32| Some(Cow::Owned(Value::Integer(i64::from(number))));
        let evidence: Vec<String> = one.evidence.iter().map(|address| cx.url(address)).collect();
        let cell = |name: &str| -> Cell<'static> {
            match name {
                "regimen" => text(cx.words(&pack.name)),
                "fase" => text(cx.words(&phase.name)),
                "etiqueta" => text(&one.label),
                "requisito" => text(&one.name),
                "texto" => text(&one.text),
                "resultado" => text(&cx.state(one)),
                "base" => text(&cx.basis(one)?),
                "descansa" => text(&cx.rests(one)?),
                "puntos" => number(one.obtained),
                "maximo" => number(one.max),
                "evidencia" => text(&evidence.join("\n")),
                "razon" => text(&cx.reason(one)?),
                "que_hacer" => text(cx.remedy(one)?),
                "responsable" => text(&cx.owners(one)),
                "declara" => text(&declared?.post),
                "fecha_declaracion" => date(declared?.date),
                "vence" => date(declared?.expires),
                "fundamento" => text(&one.law),
                "certeza" => text(&cx.text(one.confidence.message())),
                "frecuencia" => text(&one.frequency.as_ref()?.text),
                "direccion" => text(&cx.url(&one.address)),
                "id" => text(&format!("{}/{}", pack.id, one.id)),
                _ => None,
            }
        };
        COLUMNS.iter().map(|field| cell(&field.name)).collect()
    });
    let table = Table {
        name: "cumplimiento".to_owned(),
        title: String::new(),
        description: String::new(),
        licence: None,
        lang: cx.lang,
        fields: COLUMNS.iter().collect(),
        rows: rows.collect(),
    };
    download::workbook(&table, cx.messages)
}

fn text(words: &str) -> Cell<'static> {
    download::text(words).filter(|_| !words.is_empty())
}
