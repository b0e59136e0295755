//! `publish`: builds the portal and adds the publication to the ledger `publicado/`.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::args::{Format, PublishArgs};
use super::{FAULT, FINDINGS, GOOD, build, err, line, open};
use crate::engine::{self, Build, Options};
use crate::host::memory::NullStage;
use crate::host::{Desk, DiskDesk, DiskStage, Fault};
use crate::i18n::Messages;
use crate::published::Next;

/// Addresses of one kind of change that are shown one by one.
const SHOWN: usize = 20;

/// Publishes, or with `--dry-run` says what would be published.
pub(super) fn run(args: &PublishArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let options = Options {
        date: args.date,
        drafts: false,
        ..Options::default()
    };
    let made = match args.dry_run {
        true => engine::run(&host, &NullStage, options)?,
        false => {
            let target = args
                .out
                .clone()
                .unwrap_or_else(|| host.root().join("public"));
            let stage = DiskStage::open(&target, host.root())?;
            let made = engine::run(&host, &stage, options)?;
            engine::finish(&made, &stage)?;
            made
        }
    };
    let next = match made.failed() {
        true => None,
        false => engine::publication(&host, &made),
    };
    build::told(
        args.format,
        &host,
        &made,
        messages,
        extra(&made, next.as_ref()),
    );
    if made.failed() {
        say(args.format, &messages.text("publicar-rechazado", &[]));
        return Ok(FINDINGS);
    }
    let Some(next) = next else {
        say(args.format, &messages.text("publicar-igual", &[]));
        return Ok(GOOD);
    };
    if !args.dry_run {
        let desk = DiskDesk::open(host.root())?;
        if !desk.create(&next.path, next.text.as_bytes())? {
            let path = next.path.as_str();
            err(&messages.text("publicar-existe", &[("ruta", path.into())]));
            return Ok(FAULT);
        }
    }
    summary(args, &made, &next, messages);
    Ok(GOOD)
}

/// Words beside the findings, which a machine does not read.
fn say(format: Format, text: &str) {
    if format == Format::Text {
        line(text);
    }
}

fn summary(args: &PublishArgs, made: &Build, next: &Next, messages: &Messages) {
    let title = match args.dry_run {
        true => "publicar-ensayo",
        false => "publicar-hecho",
    };
    let shown = [
        ("fecha", messages.date(made.date).text.into()),
        ("ruta", next.path.as_str().into()),
    ];
    say(args.format, &messages.text(title, &shown));
    let changes = [
        ("publicar-nuevas", "+", &next.added),
        ("publicar-cambiadas", "~", &next.changed),
        ("publicar-trasladadas", ">", &next.moved),
        ("publicar-retiradas", "-", &next.withdrawn),
    ];
    for (id, sign, routes) in changes {
        if routes.is_empty() {
            continue;
        }
        let count = [("cuantas", routes.len().into())];
        say(args.format, &format!("  {}", messages.text(id, &count)));
        for route in routes.iter().take(SHOWN) {
            say(args.format, &format!("    {sign} {route}"));
        }
        if routes.len() > SHOWN {
            let rest = [("cuantas", (routes.len() - SHOWN).into())];
            say(
                args.format,
                &format!("    {}", messages.text("publicar-mas", &rest)),
            );
        }
    }
    if !args.dry_run {
        say(
            args.format,
            &messages.text("publicar-guarde", &[("ruta", next.path.as_str().into())]),
        );
    }
}

/// The publication for the machine formats.
fn extra(made: &Build, next: Option<&Next>) -> Map<String, Value> {
    let list = |routes: &[Arc<str>]| Value::from_iter(routes.iter().map(|route| &**route));
    let publication = next.map(|next| {
        json!({
            "path": next.path,
            "added": list(&next.added),
            "changed": list(&next.changed),
            "moved": list(&next.moved),
            "withdrawn": list(&next.withdrawn),
        })
    });
    let mut extra = Map::new();
    extra.insert("date".to_owned(), made.date.to_string().into());
    extra.insert("seal".to_owned(), made.output.seal.clone().into());
    extra.insert("publication".to_owned(), publication.into());
    extra
}
