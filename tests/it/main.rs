//! Integration tests: one binary, so that the library is linked once.

mod accepted;
mod archetypes;
mod bad_input;
mod content;
mod determinism;
mod downloads;
mod emit;
mod explain;
mod fix;
mod formats;
mod import;
mod init;
mod json_ld;
mod layers;
mod manual;
mod own_kinds;
mod portal;
mod properties;
mod relations;
mod rests;
mod schemas;
mod secop;
mod suin;
mod sveltia;
mod tables;
mod workbook;
