//! Vitrina: a static site generator for the transparency portals of Colombian public entities.
//!
//! The library is a pipeline of pure functions over immutable values; [`engine`] composes them, and whoever calls it
//! differs only in how far to go and what to do with the result:
//!
//! 1. [`scan`]: which files there are
//! 2. [`parse`]: one file at a time, to documents with spans (tables through [`table`])
//! 3. [`catalog`]: ids, languages, relations, addresses
//! 4. [`check`]: rules on content
//! 5. [`plan`]: every output
//! 6. [`render`]: output to bytes
//! 7. [`audit`]: rules on what the citizen receives
//! 8. [`assess`]: checklists against the catalogue and the built site
//! 9. emit: [`host::Stage`], a new generation exchanged with the old one in one step
//!
//! `docs/architecture.md` says the same at length.

pub mod assess;
pub mod audit;
pub mod calendar;
pub mod card;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod collate;
pub mod compliance;
pub mod config;
pub mod deadlines;
pub mod describe;
pub mod diag;
pub mod digest;
pub mod draw;
pub mod engine;
pub mod folder;
pub mod geo;
pub mod host;
pub mod hosting;
pub mod i18n;
pub mod import;
pub mod languages;
pub mod media;
pub mod model;
pub mod node;
pub mod notice;
pub mod palette;
pub mod parse;
pub mod pdf;
pub mod plan;
pub mod pseudo;
pub mod published;
pub mod raster;
pub mod render;
pub mod repair;
pub mod scan;
pub mod schema;
pub mod search;
pub mod serve;
pub mod svg;
pub mod table;
pub mod tags;
pub mod text;
pub mod theme;
pub mod vtt;
