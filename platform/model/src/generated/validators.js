// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.
"use strict";
export const validateAsset = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"asset.schema.json","title":"Asset","description":"A reusable part: `assets/<kind>/<name>/asset.yaml`.","type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata"],"properties":{"apiVersion":{"$ref":"definitions.schema.json#/definitions/ApiVersion"},"kind":{"$ref":"#/definitions/AssetKind"},"metadata":{"$ref":"definitions.schema.json#/definitions/Metadata"},"spec":{"$ref":"#/definitions/AssetSpec","default":{}}},"definitions":{"AssetKind":{"description":"`Data` (sources and sinks), `Model`, `Function` (processing, estimation, control) or `Tool` (software that evaluates models). It matches the folder: `data`, `models`, `functions`, `tools`.","enum":["Data","Model","Function","Tool"]},"AssetSpec":{"description":"The values that an asset takes and gives, its requirements, and the commands that run and test it.","type":"object","additionalProperties":false,"properties":{"inputs":{"description":"The values that the asset takes while it runs, by the name of the port.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/InputPort"},"default":{}},"outputs":{"description":"The values that the asset gives while it runs, by the name of the port.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/OutputPort"},"default":{}},"ports":{"$ref":"#/definitions/PortsFromElsewhere"},"parameters":{"description":"The values that a twin can set, by name.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Parameter"},"default":{}},"uses":{"description":"The models, data and functions that the asset uses, by the asset's own names for them. Only functions and tools have uses. A twin binds each model and each data asset to a component. A function is a library: code that the asset imports, without a component.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Use"},"default":{}},"files":{"description":"The files of a data asset that other assets read, by their path in the asset.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Path"},"additionalProperties":{"$ref":"#/definitions/DataFile"},"default":{}},"documentation":{"description":"The files for people. They count for no digest, and the asset can't read them where it runs or is tested. An entry is the path of a file, or of a folder with `/` at the end; `*` stands for any part of a name. Absent: `README.md`, `LICENSE*`, `CHANGELOG.md` and `docs/` at the asset's root. `[]`: no file is documentation.","type":"array","maxItems":100,"items":{"description":"The path of a file in the asset, `notes.txt`, or of a folder with `/` at the end, `notes/`; `*` stands for any part of a name.","type":"string","maxLength":256,"pattern":"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:?\"<>|]+$"}},"environment":{"$ref":"#/definitions/Environment","default":{}},"run":{"$ref":"#/definitions/Run"},"batch":{"$ref":"#/definitions/Batch"},"test":{"$ref":"#/definitions/Test"},"requires":{"$ref":"#/definitions/Requirements","default":{}},"restrictions":{"$ref":"#/definitions/Restrictions","default":{}}}},"PortsFromElsewhere":{"description":"The origin of the ports of a generic asset, which serves many twins: one of `from` and `declaredIn`. A component has these ports after the `inputs` and `outputs` that the asset declares itself.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"from":{"description":"The name of a use: a component has the ports of the asset that its twin binds to this use.","$ref":"definitions.schema.json#/definitions/Identifier"},"declaredIn":{"description":"`twin`: each twin declares the `inputs` and `outputs` at its component.","const":"twin"}}},"InputPort":{"description":"A value that the asset takes.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"$ref":"definitions.schema.json#/definitions/ValueType"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit in which the asset gets the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"required":{"description":"Whether a twin has to connect the input.","type":"boolean","default":true},"delay":{"description":"With a lockstep clock: the number of steps after which the input gets a value. A loop of connections must cross an input with `delay: 1`.","enum":[0,1],"default":0},"buffer":{"$ref":"definitions.schema.json#/definitions/Buffer"},"default":{"description":"The value, in `unit`, until the first value arrives. The component finds it in its configuration. Absent: no value until then.","$ref":"definitions.schema.json#/definitions/Value"},"alias":{"$ref":"definitions.schema.json#/definitions/Alias"},"description":{"description":"What it is.","type":"string","maxLength":1000}}},"OutputPort":{"description":"A value that the asset gives.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"$ref":"definitions.schema.json#/definitions/ValueType"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit in which the asset gives the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"alias":{"$ref":"definitions.schema.json#/definitions/Alias"},"description":{"description":"What it is.","type":"string","maxLength":1000}}},"Parameter":{"description":"A value that a twin can set. A parameter without a default has to be set.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"$ref":"definitions.schema.json#/definitions/ValueType"},"unit":{"description":"The unit in which the asset gets the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"default":{"description":"The value, in `unit`, if the twin does not set one.","$ref":"definitions.schema.json#/definitions/Value"},"minimum":{"description":"The least value allowed, in `unit`.","type":"number"},"maximum":{"description":"The greatest value allowed, in `unit`.","type":"number"},"enum":{"description":"The only values allowed, in `unit`.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"definitions.schema.json#/definitions/Value"}},"live":{"description":"Whether a running component is told a new value. Absent: the component is started again with the value. The asset lists `configure` in `run.control`.","type":"boolean"},"description":{"description":"What it is.","type":"string","maxLength":1000}}},"Use":{"description":"A model or data that the asset uses, which a component of the twin provides, or a function as a library.","type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"description":"The kind of asset. A `Function` is a library, which needs no component: it is resolved by `asset` and `version`.","enum":["Model","Data","Function"]},"asset":{"description":"The asset that the component must have. Absent: any asset of the kind. A use of the kind `Function` must name its asset.","$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The allowed versions of `asset`.","$ref":"definitions.schema.json#/definitions/Range"},"required":{"description":"Whether a twin has to bind the use. Without effect for the kind `Function`.","type":"boolean","default":true},"description":{"description":"What the asset is for.","type":"string","maxLength":1000}}},"DataFile":{"description":"A file of data.","type":"object","additionalProperties":false,"properties":{"mediaType":{"description":"The media type, e.g. `text/csv`.","type":"string","maxLength":128,"pattern":"^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$"},"description":{"description":"What is in it.","type":"string","maxLength":1000},"columns":{"description":"The columns of a table, by their names in the file.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/OutputPort"},"default":{}}}},"Environment":{"description":"The packages or the image that the asset needs beside its own files: one of `node`, `python`, `image`. Empty: none.","type":"object","additionalProperties":false,"maxProperties":1,"properties":{"node":{"description":"The npm lock file in the asset, `package-lock.json`. Packages are installed from it, without install scripts.","$ref":"definitions.schema.json#/definitions/Path"},"python":{"description":"The file of pinned requirements in the asset, each with its hashes.","$ref":"definitions.schema.json#/definitions/Path"},"image":{"description":"A container image, by its digest: `registry/name@sha256:…`; or an image that was loaded into the engine, by its id: `sha256:…`.","type":"string","maxLength":512,"pattern":"^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$"}}},"Run":{"description":"The command that starts the asset as a component of a twin. Absent: the asset is not started (data, models, tools for batches).","type":"object","additionalProperties":false,"required":["command"],"properties":{"command":{"$ref":"definitions.schema.json#/definitions/Command"},"transport":{"description":"The way of records to the component: `stdio`, one JSON object a line, or `mqtt`.","enum":["stdio","mqtt"],"default":"stdio"},"control":{"description":"The control messages that the component answers. For other requests, the runner stops and starts the component.","type":"array","maxItems":5,"uniqueItems":true,"items":{"type":"string","enum":["save","pause","resume","report","configure"]},"default":[]},"contract":{"description":"The version of the component contract that the command speaks.","type":"integer","minimum":1,"maximum":1000,"default":1},"endpoints":{"description":"The TCP ports on which the component listens, by name: `{web: 5001}`. `dtaas open` connects to an endpoint, and a twin can expose it.","type":"object","maxProperties":20,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/TcpPort"},"default":{}}}},"Batch":{"description":"The command that `dtaas run` starts: it reads files, writes files and ends with an exit code.","type":"object","additionalProperties":false,"required":["command"],"properties":{"command":{"$ref":"definitions.schema.json#/definitions/Command"},"warm":{"description":"Whether one process runs many cases: it reads one case per line and answers each. With `false`, each case has a process of its own.","type":"boolean","default":false}}},"Test":{"description":"The command of the tests. Exit code 0 means that they passed.","type":"object","additionalProperties":false,"required":["command"],"properties":{"command":{"$ref":"definitions.schema.json#/definitions/Command"},"timeout":{"description":"How long the tests may take.","$ref":"definitions.schema.json#/definitions/Duration","default":"60s"},"uses":{"description":"Other assets that only the tests use, by the tests' own names for them. Their folders are in the configuration of the tests, beside those of the asset's own `uses`.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/TestUse"},"default":{}}}},"TestUse":{"description":"An asset that only the tests use.","type":"object","additionalProperties":false,"required":["asset"],"properties":{"asset":{"description":"The asset.","$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The allowed versions of `asset`.","$ref":"definitions.schema.json#/definitions/Range"},"description":{"description":"What the asset is for.","type":"string","maxLength":1000}}},"Requirements":{"description":"The requirements on the workspace.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The largest size of the component's state. The states of a twin's components may together be as large as `infrastructure.resources.disk` in its `twin.yaml` allows.","$ref":"definitions.schema.json#/definitions/Bytes"},"os":{"description":"The operating system, as Node names it.","enum":["linux","darwin","win32"]},"arch":{"description":"The processor's architecture, as Node names it.","enum":["x64","arm64"]},"gpu":{"description":"The number of graphics processors.","type":"integer","minimum":0,"maximum":64},"seats":{"description":"The number of seats of floating licences that one component takes, by the licence's name.","type":"object","maxProperties":32,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"type":"integer","minimum":1,"maximum":10000}}}},"Restrictions":{"description":"The organisations that may use the asset, and the number of components at the same time.","type":"object","additionalProperties":false,"properties":{"organisations":{"description":"The organisations that may use the asset. Absent: all.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"definitions.schema.json#/definitions/Name"}},"maxInstances":{"description":"The number of components of this asset that may run at the same time on the platform.","type":"integer","minimum":1,"maximum":1000000}}}}};
const schema13 = {"description":"The version of the format.","const":"dtaas/v1"};
const schema14 = {"description":"`Data` (sources and sinks), `Model`, `Function` (processing, estimation, control) or `Tool` (software that evaluates models). It matches the folder: `data`, `models`, `functions`, `tools`.","enum":["Data","Model","Function","Tool"]};
const schema15 = {"description":"The name, the version and the owners of an asset or a twin.","type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"description":"The name of the directory.","$ref":"#/definitions/Name"},"version":{"description":"Its semantic version. A version is taken once its tag exists; after that, changed files need a new one.","$ref":"#/definitions/Version"},"needs":{"description":"The versions of the platform that can read this file, e.g. `>=0.2`. Absent: every platform that knows its fields.","$ref":"#/definitions/Range"},"title":{"description":"A few words for lists.","type":"string","minLength":1,"maxLength":120},"description":{"description":"A few sentences for people who choose an asset.","type":"string","maxLength":4000},"license":{"description":"The licence as an SPDX expression, e.g. `MIT` or `Apache-2.0 OR MIT`.","type":"string","minLength":1,"maxLength":256},"owners":{"description":"The people and teams who are responsible, by their names in `platform.yaml` or on the forge.","type":"array","maxItems":64,"items":{"type":"string","minLength":1,"maxLength":120}},"tags":{"description":"Words for searches.","type":"array","maxItems":64,"items":{"$ref":"#/definitions/Name"},"default":[]}}};
const schema16 = {"description":"A name that is also a directory's: lower-case words of letters and digits joined by `-`, at most 63 characters.","type":"string","maxLength":63,"pattern":"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"};
const schema17 = {"description":"A semantic version, e.g. `1.0.0` or `2.0.0-rc.1`. Numbers have no leading zeros and at most 15 digits.","type":"string","maxLength":64,"pattern":"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"};
const schema18 = {"description":"A range of semantic versions: `^1`, `~1.2`, `1.0.0`, `>=1 <3`.","type":"string","maxLength":128,"pattern":"^[0-9A-Za-z^~<>=|.*+ -]+$"};
const pattern0 = new RegExp("^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
const pattern1 = new RegExp("^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$", "u");
const pattern2 = new RegExp("^[0-9A-Za-z^~<>=|.*+ -]+$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.tags === undefined){
data.tags = [];
}
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema15.required,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema15.required,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "version")) || (key0 === "needs")) || (key0 === "title")) || (key0 === "description")) || (key0 === "license")) || (key0 === "owners")) || (key0 === "tags"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 64){
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/definitions/Version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern1.test(data1)){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/definitions/Version/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"+"\"",schema:"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$",parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/definitions/Version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.needs !== undefined){
let data2 = data.needs;
if(typeof data2 === "string"){
if(data2.length > 128){
const err9 = {instancePath:instancePath+"/needs",schemaPath:"#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern2.test(data2)){
const err10 = {instancePath:instancePath+"/needs",schemaPath:"#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/needs",schemaPath:"#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.title !== undefined){
let data3 = data.title;
if(typeof data3 === "string"){
if(data3.length > 120){
const err12 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema15.properties.title,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3.length < 1){
const err13 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.title,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.title.type,parentSchema:schema15.properties.title,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 === "string"){
if(data4.length > 4000){
const err15 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.properties.description,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.description.type,parentSchema:schema15.properties.description,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.license !== undefined){
let data5 = data.license;
if(typeof data5 === "string"){
if(data5.length > 256){
const err17 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema15.properties.license,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.license,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.license.type,parentSchema:schema15.properties.license,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.owners !== undefined){
let data6 = data.owners;
if(Array.isArray(data6)){
if(data6.length > 64){
const err20 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema15.properties.owners,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(data7.length > 120){
const err21 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema15.properties.owners.items,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data7.length < 1){
const err22 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.owners.items,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.owners.items.type,parentSchema:schema15.properties.owners.items,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema15.properties.owners.type,parentSchema:schema15.properties.owners,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
let data8 = data.tags;
if(Array.isArray(data8)){
if(data8.length > 64){
const err25 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema15.properties.tags,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(data9.length > 63){
const err26 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern0.test(data9)){
const err27 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema15.properties.tags.type,parentSchema:schema15.properties.tags,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

const schema20 = {"description":"The values that an asset takes and gives, its requirements, and the commands that run and test it.","type":"object","additionalProperties":false,"properties":{"inputs":{"description":"The values that the asset takes while it runs, by the name of the port.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/InputPort"},"default":{}},"outputs":{"description":"The values that the asset gives while it runs, by the name of the port.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/OutputPort"},"default":{}},"ports":{"$ref":"#/definitions/PortsFromElsewhere"},"parameters":{"description":"The values that a twin can set, by name.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Parameter"},"default":{}},"uses":{"description":"The models, data and functions that the asset uses, by the asset's own names for them. Only functions and tools have uses. A twin binds each model and each data asset to a component. A function is a library: code that the asset imports, without a component.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Use"},"default":{}},"files":{"description":"The files of a data asset that other assets read, by their path in the asset.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Path"},"additionalProperties":{"$ref":"#/definitions/DataFile"},"default":{}},"documentation":{"description":"The files for people. They count for no digest, and the asset can't read them where it runs or is tested. An entry is the path of a file, or of a folder with `/` at the end; `*` stands for any part of a name. Absent: `README.md`, `LICENSE*`, `CHANGELOG.md` and `docs/` at the asset's root. `[]`: no file is documentation.","type":"array","maxItems":100,"items":{"description":"The path of a file in the asset, `notes.txt`, or of a folder with `/` at the end, `notes/`; `*` stands for any part of a name.","type":"string","maxLength":256,"pattern":"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:?\"<>|]+$"}},"environment":{"$ref":"#/definitions/Environment","default":{}},"run":{"$ref":"#/definitions/Run"},"batch":{"$ref":"#/definitions/Batch"},"test":{"$ref":"#/definitions/Test"},"requires":{"$ref":"#/definitions/Requirements","default":{}},"restrictions":{"$ref":"#/definitions/Restrictions","default":{}}}};
const schema21 = {"description":"The name of a port, a parameter or a use: a letter, then letters, digits and `_`, at most 63 characters.","type":"string","maxLength":63,"pattern":"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"};
const schema53 = {"description":"A path of a file within the asset: relative, with `/`, without `..`.","type":"string","maxLength":256,"pattern":"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"};
const func2 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$", "u");
const pattern13 = new RegExp("^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$", "u");
const pattern16 = new RegExp("^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:?\"<>|]+$", "u");
const schema22 = {"description":"A value that the asset takes.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"$ref":"definitions.schema.json#/definitions/ValueType"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit in which the asset gets the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"required":{"description":"Whether a twin has to connect the input.","type":"boolean","default":true},"delay":{"description":"With a lockstep clock: the number of steps after which the input gets a value. A loop of connections must cross an input with `delay: 1`.","enum":[0,1],"default":0},"buffer":{"$ref":"definitions.schema.json#/definitions/Buffer"},"default":{"description":"The value, in `unit`, until the first value arrives. The component finds it in its configuration. Absent: no value until then.","$ref":"definitions.schema.json#/definitions/Value"},"alias":{"$ref":"definitions.schema.json#/definitions/Alias"},"description":{"description":"What it is.","type":"string","maxLength":1000}}};
const schema23 = {"description":"The type of a value. `object` is any JSON object.","enum":["number","integer","boolean","string","object"]};
const schema24 = {"description":"What the port carries. `value`: only the newest counts. `event` (something happened) and `command` (something should be done): each is delivered once and in order. Absent: `value`.","enum":["value","event","command"]};
const schema25 = {"description":"A unit as a case-sensitive UCUM code: `Cel`, `K`, `J/K`, `m/s2`, `1` for a pure number.","type":"string","minLength":1,"maxLength":64};
const schema26 = {"description":"Whether a temperature is `absolute`, a point on its scale, or a `difference` between two points. Absent: absolute for `Cel` and `[degF]`; a value in `K` is then not converted to or from these.","enum":["absolute","difference"]};
const schema27 = {"description":"The size of each dimension of an array, outermost first; `null` stands for any size. Absent: a single value.","type":"array","minItems":1,"maxItems":8,"items":{"type":["integer","null"],"minimum":1}};
const schema28 = {"description":"The largest number of events or commands that wait at the port. Further ones are refused, and the twin is Degraded. Absent: 1000.","type":"integer","minimum":1,"maximum":100000};
const schema29 = {"description":"A value. A value with a unit is written `{value: 616, unit: J/K}`.","tsType":"Json"};
const schema30 = {"description":"Another name of the port for the component, which need not be an identifier: `tank1.level`, `der(h)`. Connections use the name of the port.","type":"string","minLength":1,"maxLength":256,"pattern":"^[^\\u0000-\\u001f\\u007f]+$"};
const pattern5 = new RegExp("^[^\\u0000-\\u001f\\u007f]+$", "u");

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.required === undefined){
data.required = true;
}
if(data.delay === undefined){
data.delay = 0;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema22.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!(((((data0 === "number") || (data0 === "integer")) || (data0 === "boolean")) || (data0 === "string")) || (data0 === "object"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.as !== undefined){
let data1 = data.as;
if(!(((data1 === "value") || (data1 === "event")) || (data1 === "command"))){
const err3 = {instancePath:instancePath+"/as",schemaPath:"definitions.schema.json#/definitions/PortKind/enum",keyword:"enum",params:{allowedValues: schema24.enum},message:"must be equal to one of the allowed values",schema:schema24.enum,parentSchema:schema24,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.unit !== undefined){
let data2 = data.unit;
if(typeof data2 === "string"){
if(data2.length > 64){
const err4 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.temperature !== undefined){
let data3 = data.temperature;
if(!((data3 === "absolute") || (data3 === "difference"))){
const err7 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.shape !== undefined){
let data4 = data.shape;
if(Array.isArray(data4)){
if(data4.length > 8){
const err8 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err10 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data6 = data.required;
if(typeof data6 !== "boolean"){
const err13 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.required.type,parentSchema:schema22.properties.required,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
let data7 = data.delay;
if(!((data7 === 0) || (data7 === 1))){
const err14 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/enum",keyword:"enum",params:{allowedValues: schema22.properties.delay.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.delay.enum,parentSchema:schema22.properties.delay,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.buffer !== undefined){
let data8 = data.buffer;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema28.type,parentSchema:schema28,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 100000 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema28,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema28,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.alias !== undefined){
let data10 = data.alias;
if(typeof data10 === "string"){
if(data10.length > 256){
const err18 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data10.length < 1){
const err19 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern5.test(data10)){
const err20 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f]+$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f]+$"+"\"",schema:"^[^\\u0000-\\u001f\\u007f]+$",parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.description !== undefined){
let data11 = data.description;
if(typeof data11 === "string"){
if(data11.length > 1000){
const err22 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema22.properties.description,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.description.type,parentSchema:schema22.properties.description,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

const schema32 = {"description":"A value that the asset gives.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"$ref":"definitions.schema.json#/definitions/ValueType"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit in which the asset gives the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"alias":{"$ref":"definitions.schema.json#/definitions/Alias"},"description":{"description":"What it is.","type":"string","maxLength":1000}}};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "as")) || (key0 === "unit")) || (key0 === "temperature")) || (key0 === "shape")) || (key0 === "alias")) || (key0 === "description"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!(((((data0 === "number") || (data0 === "integer")) || (data0 === "boolean")) || (data0 === "string")) || (data0 === "object"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.as !== undefined){
let data1 = data.as;
if(!(((data1 === "value") || (data1 === "event")) || (data1 === "command"))){
const err3 = {instancePath:instancePath+"/as",schemaPath:"definitions.schema.json#/definitions/PortKind/enum",keyword:"enum",params:{allowedValues: schema24.enum},message:"must be equal to one of the allowed values",schema:schema24.enum,parentSchema:schema24,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.unit !== undefined){
let data2 = data.unit;
if(typeof data2 === "string"){
if(data2.length > 64){
const err4 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.temperature !== undefined){
let data3 = data.temperature;
if(!((data3 === "absolute") || (data3 === "difference"))){
const err7 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.shape !== undefined){
let data4 = data.shape;
if(Array.isArray(data4)){
if(data4.length > 8){
const err8 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err10 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.alias !== undefined){
let data6 = data.alias;
if(typeof data6 === "string"){
if(data6.length > 256){
const err13 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data6.length < 1){
const err14 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern5.test(data6)){
const err15 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f]+$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f]+$"+"\"",schema:"^[^\\u0000-\\u001f\\u007f]+$",parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.description !== undefined){
let data7 = data.description;
if(typeof data7 === "string"){
if(data7.length > 1000){
const err17 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema32.properties.description,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.description.type,parentSchema:schema32.properties.description,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

const schema39 = {"description":"The origin of the ports of a generic asset, which serves many twins: one of `from` and `declaredIn`. A component has these ports after the `inputs` and `outputs` that the asset declares itself.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"from":{"description":"The name of a use: a component has the ports of the asset that its twin binds to this use.","$ref":"definitions.schema.json#/definitions/Identifier"},"declaredIn":{"description":"`twin`: each twin declares the `inputs` and `outputs` at its component.","const":"twin"}}};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "from") || (key0 === "declaredIn"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.from !== undefined){
let data0 = data.from;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/from",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/from",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/from",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.declaredIn !== undefined){
let data1 = data.declaredIn;
if("twin" !== data1){
const err6 = {instancePath:instancePath+"/declaredIn",schemaPath:"#/properties/declaredIn/const",keyword:"const",params:{allowedValue: "twin"},message:"must be equal to constant",schema:"twin",parentSchema:schema39.properties.declaredIn,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

const schema42 = {"description":"A value that a twin can set. A parameter without a default has to be set.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"$ref":"definitions.schema.json#/definitions/ValueType"},"unit":{"description":"The unit in which the asset gets the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"default":{"description":"The value, in `unit`, if the twin does not set one.","$ref":"definitions.schema.json#/definitions/Value"},"minimum":{"description":"The least value allowed, in `unit`.","type":"number"},"maximum":{"description":"The greatest value allowed, in `unit`.","type":"number"},"enum":{"description":"The only values allowed, in `unit`.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"definitions.schema.json#/definitions/Value"}},"live":{"description":"Whether a running component is told a new value. Absent: the component is started again with the value. The asset lists `configure` in `run.control`.","type":"boolean"},"description":{"description":"What it is.","type":"string","maxLength":1000}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema42.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!(((((data0 === "number") || (data0 === "integer")) || (data0 === "boolean")) || (data0 === "string")) || (data0 === "object"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(data1.length > 64){
const err3 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.temperature !== undefined){
let data2 = data.temperature;
if(!((data2 === "absolute") || (data2 === "difference"))){
const err6 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.shape !== undefined){
let data3 = data.shape;
if(Array.isArray(data3)){
if(data3.length > 8){
const err7 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (data4 !== null)){
const err9 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
else {
const err11 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.minimum !== undefined){
let data6 = data.minimum;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.minimum.type,parentSchema:schema42.properties.minimum,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.maximum !== undefined){
let data7 = data.maximum;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.maximum.type,parentSchema:schema42.properties.maximum,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.enum !== undefined){
let data8 = data.enum;
if(Array.isArray(data8)){
if(data8.length > 1000){
const err14 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema42.properties.enum,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data8.length < 1){
const err15 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema42.properties.enum,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema42.properties.enum.type,parentSchema:schema42.properties.enum,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.live !== undefined){
let data10 = data.live;
if(typeof data10 !== "boolean"){
const err17 = {instancePath:instancePath+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.live.type,parentSchema:schema42.properties.live,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.description !== undefined){
let data11 = data.description;
if(typeof data11 === "string"){
if(data11.length > 1000){
const err18 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema42.properties.description,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.description.type,parentSchema:schema42.properties.description,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const schema50 = {"description":"A model or data that the asset uses, which a component of the twin provides, or a function as a library.","type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"description":"The kind of asset. A `Function` is a library, which needs no component: it is resolved by `asset` and `version`.","enum":["Model","Data","Function"]},"asset":{"description":"The asset that the component must have. Absent: any asset of the kind. A use of the kind `Function` must name its asset.","$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The allowed versions of `asset`.","$ref":"definitions.schema.json#/definitions/Range"},"required":{"description":"Whether a twin has to bind the use. Without effect for the kind `Function`.","type":"boolean","default":true},"description":{"description":"What the asset is for.","type":"string","maxLength":1000}}};
const schema51 = {"description":"An asset by its folder and name, e.g. `functions/kalman-filter`.","type":"string","maxLength":80,"pattern":"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"};
const pattern11 = new RegExp("^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.required === undefined){
data.required = true;
}
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema50.required,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "asset")) || (key0 === "version")) || (key0 === "required")) || (key0 === "description"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if(!(((data0 === "Model") || (data0 === "Data")) || (data0 === "Function"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema50.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema50.properties.kind.enum,parentSchema:schema50.properties.kind,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.asset !== undefined){
let data1 = data.asset;
if(typeof data1 === "string"){
if(data1.length > 80){
const err3 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters",schema:80,parentSchema:schema51,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern11.test(data1)){
const err4 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/pattern",keyword:"pattern",params:{pattern: "^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema51,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.type,parentSchema:schema51,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(typeof data2 === "string"){
if(data2.length > 128){
const err6 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern2.test(data2)){
const err7 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data3 = data.required;
if(typeof data3 !== "boolean"){
const err9 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema50.properties.required.type,parentSchema:schema50.properties.required,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 === "string"){
if(data4.length > 1000){
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema50.properties.description,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.description.type,parentSchema:schema50.properties.description,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema54 = {"description":"A file of data.","type":"object","additionalProperties":false,"properties":{"mediaType":{"description":"The media type, e.g. `text/csv`.","type":"string","maxLength":128,"pattern":"^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$"},"description":{"description":"What is in it.","type":"string","maxLength":1000},"columns":{"description":"The columns of a table, by their names in the file.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/OutputPort"},"default":{}}}};
const pattern14 = new RegExp("^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.columns === undefined){
data.columns = {};
}
for(const key0 in data){
if(!(((key0 === "mediaType") || (key0 === "description")) || (key0 === "columns"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.mediaType !== undefined){
let data0 = data.mediaType;
if(typeof data0 === "string"){
if(data0.length > 128){
const err1 = {instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema54.properties.mediaType,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern14.test(data0)){
const err2 = {instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$"+"\"",schema:"^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$",parentSchema:schema54.properties.mediaType,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.properties.mediaType.type,parentSchema:schema54.properties.mediaType,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(data1.length > 1000){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema54.properties.description,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.properties.description.type,parentSchema:schema54.properties.description,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let data2 = data.columns;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 1000){
const err6 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema54.properties.columns,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data2){
const _errs8 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err7 = {instancePath:instancePath+"/columns",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern4.test(key1)){
const err8 = {instancePath:instancePath+"/columns",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/columns",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid1 = _errs8 === errors;
if(!valid1){
const err10 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema54.properties.columns.propertyNames,parentSchema:schema54.properties.columns,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
for(const key2 in data2){
if(!(validate17(data2[key2], {instancePath:instancePath+"/columns/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.properties.columns.type,parentSchema:schema54.properties.columns,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}

const schema56 = {"description":"The packages or the image that the asset needs beside its own files: one of `node`, `python`, `image`. Empty: none.","type":"object","additionalProperties":false,"maxProperties":1,"properties":{"node":{"description":"The npm lock file in the asset, `package-lock.json`. Packages are installed from it, without install scripts.","$ref":"definitions.schema.json#/definitions/Path"},"python":{"description":"The file of pinned requirements in the asset, each with its hashes.","$ref":"definitions.schema.json#/definitions/Path"},"image":{"description":"A container image, by its digest: `registry/name@sha256:…`; or an image that was loaded into the engine, by its id: `sha256:…`.","type":"string","maxLength":512,"pattern":"^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$"}}};
const pattern19 = new RegExp("^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$", "u");

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "node") || (key0 === "python")) || (key0 === "image"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.node !== undefined){
let data0 = data.node;
if(typeof data0 === "string"){
if(data0.length > 256){
const err2 = {instancePath:instancePath+"/node",schemaPath:"definitions.schema.json#/definitions/Path/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema53,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern13.test(data0)){
const err3 = {instancePath:instancePath+"/node",schemaPath:"definitions.schema.json#/definitions/Path/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$",parentSchema:schema53,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/node",schemaPath:"definitions.schema.json#/definitions/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.python !== undefined){
let data1 = data.python;
if(typeof data1 === "string"){
if(data1.length > 256){
const err5 = {instancePath:instancePath+"/python",schemaPath:"definitions.schema.json#/definitions/Path/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema53,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern13.test(data1)){
const err6 = {instancePath:instancePath+"/python",schemaPath:"definitions.schema.json#/definitions/Path/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$",parentSchema:schema53,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/python",schemaPath:"definitions.schema.json#/definitions/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.image !== undefined){
let data2 = data.image;
if(typeof data2 === "string"){
if(data2.length > 512){
const err8 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema56.properties.image,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern19.test(data2)){
const err9 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/pattern",keyword:"pattern",params:{pattern: "^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$"+"\"",schema:"^([a-z0-9][a-z0-9._:/-]*@)?sha256:[0-9a-f]{64}$",parentSchema:schema56.properties.image,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.image.type,parentSchema:schema56.properties.image,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

const schema59 = {"description":"The command that starts the asset as a component of a twin. Absent: the asset is not started (data, models, tools for batches).","type":"object","additionalProperties":false,"required":["command"],"properties":{"command":{"$ref":"definitions.schema.json#/definitions/Command"},"transport":{"description":"The way of records to the component: `stdio`, one JSON object a line, or `mqtt`.","enum":["stdio","mqtt"],"default":"stdio"},"control":{"description":"The control messages that the component answers. For other requests, the runner stops and starts the component.","type":"array","maxItems":5,"uniqueItems":true,"items":{"type":"string","enum":["save","pause","resume","report","configure"]},"default":[]},"contract":{"description":"The version of the component contract that the command speaks.","type":"integer","minimum":1,"maximum":1000,"default":1},"endpoints":{"description":"The TCP ports on which the component listens, by name: `{web: 5001}`. `dtaas open` connects to an endpoint, and a twin can expose it.","type":"object","maxProperties":20,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/TcpPort"},"default":{}}}};
const schema60 = {"description":"A program and its arguments, each an element of the list. The program runs in the asset's directory, without a shell.","type":"array","minItems":1,"maxItems":256,"items":{"description":"A text without the character NUL, because no program can get this character as an argument.","type":"string","minLength":1,"maxLength":4096,"pattern":"^[^\\u0000]*$"}};
const schema62 = {"description":"A TCP port, 1 to 65535.","type":"integer","minimum":1,"maximum":65535};
const pattern20 = new RegExp("^[^\\u0000]*$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.transport === undefined){
data.transport = "stdio";
}
if(data.control === undefined){
data.control = [];
}
if(data.contract === undefined){
data.contract = 1;
}
if(data.endpoints === undefined){
data.endpoints = {};
}
if(data.command === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'",schema:schema59.required,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "command") || (key0 === "transport")) || (key0 === "control")) || (key0 === "contract")) || (key0 === "endpoints"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.command !== undefined){
let data0 = data.command;
if(Array.isArray(data0)){
if(data0.length > 256){
const err2 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 4096){
const err4 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern20.test(data1)){
const err6 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000]*$"},message:"must match pattern \""+"^[^\\u0000]*$"+"\"",schema:"^[^\\u0000]*$",parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.items.type,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.type,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data2 = data.transport;
if(!((data2 === "stdio") || (data2 === "mqtt"))){
const err9 = {instancePath:instancePath+"/transport",schemaPath:"#/properties/transport/enum",keyword:"enum",params:{allowedValues: schema59.properties.transport.enum},message:"must be equal to one of the allowed values",schema:schema59.properties.transport.enum,parentSchema:schema59.properties.transport,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data3 = data.control;
if(Array.isArray(data3)){
if(data3.length > 5){
const err10 = {instancePath:instancePath+"/control",schemaPath:"#/properties/control/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema59.properties.control,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/control/" + i1,schemaPath:"#/properties/control/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema59.properties.control.items.type,parentSchema:schema59.properties.control.items,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(((((data4 === "save") || (data4 === "pause")) || (data4 === "resume")) || (data4 === "report")) || (data4 === "configure"))){
const err12 = {instancePath:instancePath+"/control/" + i1,schemaPath:"#/properties/control/items/enum",keyword:"enum",params:{allowedValues: schema59.properties.control.items.enum},message:"must be equal to one of the allowed values",schema:schema59.properties.control.items.enum,parentSchema:schema59.properties.control.items,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let i2 = data3.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data3[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err13 = {instancePath:instancePath+"/control",schemaPath:"#/properties/control/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)",schema:true,parentSchema:schema59.properties.control,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err14 = {instancePath:instancePath+"/control",schemaPath:"#/properties/control/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema59.properties.control.type,parentSchema:schema59.properties.control,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data5 = data.contract;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err15 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema59.properties.contract.type,parentSchema:schema59.properties.contract,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1000 || isNaN(data5)){
const err16 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema59.properties.contract,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema59.properties.contract,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
let data6 = data.endpoints;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 20){
const err18 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/maxProperties",keyword:"maxProperties",params:{limit: 20},message:"must NOT have more than 20 properties",schema:20,parentSchema:schema59.properties.endpoints,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data6){
const _errs16 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err19 = {instancePath:instancePath+"/endpoints",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern4.test(key1)){
const err20 = {instancePath:instancePath+"/endpoints",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/endpoints",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid7 = _errs16 === errors;
if(!valid7){
const err22 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema59.properties.endpoints.propertyNames,parentSchema:schema59.properties.endpoints,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
for(const key2 in data6){
let data7 = data6[key2];
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err23 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/TcpPort/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema62.type,parentSchema:schema62,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 65535 || isNaN(data7)){
const err24 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/TcpPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema62,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err25 = {instancePath:instancePath+"/endpoints/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/TcpPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema62,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
}
else {
const err26 = {instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.properties.endpoints.type,parentSchema:schema59.properties.endpoints,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

const schema63 = {"description":"The command that `dtaas run` starts: it reads files, writes files and ends with an exit code.","type":"object","additionalProperties":false,"required":["command"],"properties":{"command":{"$ref":"definitions.schema.json#/definitions/Command"},"warm":{"description":"Whether one process runs many cases: it reads one case per line and answers each. With `false`, each case has a process of its own.","type":"boolean","default":false}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.warm === undefined){
data.warm = false;
}
if(data.command === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'",schema:schema63.required,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "command") || (key0 === "warm"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.command !== undefined){
let data0 = data.command;
if(Array.isArray(data0)){
if(data0.length > 256){
const err2 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 4096){
const err4 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern20.test(data1)){
const err6 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000]*$"},message:"must match pattern \""+"^[^\\u0000]*$"+"\"",schema:"^[^\\u0000]*$",parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.items.type,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.type,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data2 = data.warm;
if(typeof data2 !== "boolean"){
const err9 = {instancePath:instancePath+"/warm",schemaPath:"#/properties/warm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema63.properties.warm.type,parentSchema:schema63.properties.warm,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.type,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

const schema65 = {"description":"The command of the tests. Exit code 0 means that they passed.","type":"object","additionalProperties":false,"required":["command"],"properties":{"command":{"$ref":"definitions.schema.json#/definitions/Command"},"timeout":{"description":"How long the tests may take.","$ref":"definitions.schema.json#/definitions/Duration","default":"60s"},"uses":{"description":"Other assets that only the tests use, by the tests' own names for them. Their folders are in the configuration of the tests, beside those of the asset's own `uses`.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/TestUse"},"default":{}}}};
const schema67 = {"description":"A length of time: a number and `ms`, `s`, `min`, `h` or `d`, e.g. `60s`.","type":"string","maxLength":32,"pattern":"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"};
const pattern24 = new RegExp("^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$", "u");
const schema69 = {"description":"An asset that only the tests use.","type":"object","additionalProperties":false,"required":["asset"],"properties":{"asset":{"description":"The asset.","$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The allowed versions of `asset`.","$ref":"definitions.schema.json#/definitions/Range"},"description":{"description":"What the asset is for.","type":"string","maxLength":1000}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.asset === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema69.required,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "asset") || (key0 === "version")) || (key0 === "description"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.asset !== undefined){
let data0 = data.asset;
if(typeof data0 === "string"){
if(data0.length > 80){
const err2 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters",schema:80,parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern11.test(data0)){
const err3 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/pattern",keyword:"pattern",params:{pattern: "^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.type,parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 128){
const err5 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern2.test(data1)){
const err6 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 === "string"){
if(data2.length > 1000){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema69.properties.description,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema69.properties.description.type,parentSchema:schema69.properties.description,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema69.type,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.timeout === undefined){
data.timeout = "60s";
}
if(data.uses === undefined){
data.uses = {};
}
if(data.command === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'",schema:schema65.required,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "command") || (key0 === "timeout")) || (key0 === "uses"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.command !== undefined){
let data0 = data.command;
if(Array.isArray(data0)){
if(data0.length > 256){
const err2 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 4096){
const err4 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern20.test(data1)){
const err6 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000]*$"},message:"must match pattern \""+"^[^\\u0000]*$"+"\"",schema:"^[^\\u0000]*$",parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/command/" + i0,schemaPath:"definitions.schema.json#/definitions/Command/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.items.type,parentSchema:schema60.items,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/command",schemaPath:"definitions.schema.json#/definitions/Command/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema60.type,parentSchema:schema60,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data2 = data.timeout;
if(typeof data2 === "string"){
if(data2.length > 32){
const err9 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern24.test(data2)){
const err10 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
let data3 = data.uses;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 100){
const err12 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema65.properties.uses,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data3){
const _errs12 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err13 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern4.test(key1)){
const err14 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid5 = _errs12 === errors;
if(!valid5){
const err16 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema65.properties.uses.propertyNames,parentSchema:schema65.properties.uses,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
for(const key2 in data3){
if(!(validate35(data3[key2], {instancePath:instancePath+"/uses/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.uses.type,parentSchema:schema65.properties.uses,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}

const schema72 = {"description":"The requirements on the workspace.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The largest size of the component's state. The states of a twin's components may together be as large as `infrastructure.resources.disk` in its `twin.yaml` allows.","$ref":"definitions.schema.json#/definitions/Bytes"},"os":{"description":"The operating system, as Node names it.","enum":["linux","darwin","win32"]},"arch":{"description":"The processor's architecture, as Node names it.","enum":["x64","arm64"]},"gpu":{"description":"The number of graphics processors.","type":"integer","minimum":0,"maximum":64},"seats":{"description":"The number of seats of floating licences that one component takes, by the licence's name.","type":"object","maxProperties":32,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"type":"integer","minimum":1,"maximum":10000}}}};
const schema73 = {"description":"A number of processors. 0.1 is a tenth of the time of one processor.","type":"number","exclusiveMinimum":0,"maximum":4096};
const schema74 = {"description":"An amount of memory in bytes: a whole number and `Ki`, `Mi`, `Gi`, `Ti` (powers of 1024) or `k`, `M`, `G`, `T` (of 1000), e.g. `128Mi`.","type":"string","maxLength":32,"pattern":"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"};
const pattern28 = new RegExp("^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$", "u");

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "cpu") || (key0 === "memory")) || (key0 === "disk")) || (key0 === "os")) || (key0 === "arch")) || (key0 === "gpu")) || (key0 === "seats"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.cpu !== undefined){
let data0 = data.cpu;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 4096 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema73,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 <= 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema73,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema73.type,parentSchema:schema73,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.memory !== undefined){
let data1 = data.memory;
if(typeof data1 === "string"){
if(data1.length > 32){
const err4 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern28.test(data1)){
const err5 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.disk !== undefined){
let data2 = data.disk;
if(typeof data2 === "string"){
if(data2.length > 32){
const err7 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern28.test(data2)){
const err8 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.os !== undefined){
let data3 = data.os;
if(!(((data3 === "linux") || (data3 === "darwin")) || (data3 === "win32"))){
const err10 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/enum",keyword:"enum",params:{allowedValues: schema72.properties.os.enum},message:"must be equal to one of the allowed values",schema:schema72.properties.os.enum,parentSchema:schema72.properties.os,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.arch !== undefined){
let data4 = data.arch;
if(!((data4 === "x64") || (data4 === "arm64"))){
const err11 = {instancePath:instancePath+"/arch",schemaPath:"#/properties/arch/enum",keyword:"enum",params:{allowedValues: schema72.properties.arch.enum},message:"must be equal to one of the allowed values",schema:schema72.properties.arch.enum,parentSchema:schema72.properties.arch,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.gpu !== undefined){
let data5 = data.gpu;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err12 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema72.properties.gpu.type,parentSchema:schema72.properties.gpu,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 64 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64",schema:64,parentSchema:schema72.properties.gpu,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err14 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema72.properties.gpu,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.seats !== undefined){
let data6 = data.seats;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 32){
const err15 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties",schema:32,parentSchema:schema72.properties.seats,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data6){
const _errs17 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err16 = {instancePath:instancePath+"/seats",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!pattern0.test(key1)){
const err17 = {instancePath:instancePath+"/seats",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/seats",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid4 = _errs17 === errors;
if(!valid4){
const err19 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema72.properties.seats.propertyNames,parentSchema:schema72.properties.seats,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
for(const key2 in data6){
let data7 = data6[key2];
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err20 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema72.properties.seats.additionalProperties.type,parentSchema:schema72.properties.seats.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 10000 || isNaN(data7)){
const err21 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema72.properties.seats.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err22 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema72.properties.seats.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
}
else {
const err23 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema72.properties.seats.type,parentSchema:schema72.properties.seats,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema72.type,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}

const schema77 = {"description":"The organisations that may use the asset, and the number of components at the same time.","type":"object","additionalProperties":false,"properties":{"organisations":{"description":"The organisations that may use the asset. Absent: all.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"definitions.schema.json#/definitions/Name"}},"maxInstances":{"description":"The number of components of this asset that may run at the same time on the platform.","type":"integer","minimum":1,"maximum":1000000}}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "organisations") || (key0 === "maxInstances"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.organisations !== undefined){
let data0 = data.organisations;
if(Array.isArray(data0)){
if(data0.length > 1000){
const err1 = {instancePath:instancePath+"/organisations",schemaPath:"#/properties/organisations/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema77.properties.organisations,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/organisations",schemaPath:"#/properties/organisations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema77.properties.organisations,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 63){
const err3 = {instancePath:instancePath+"/organisations/" + i0,schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern0.test(data1)){
const err4 = {instancePath:instancePath+"/organisations/" + i0,schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/organisations/" + i0,schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/organisations",schemaPath:"#/properties/organisations/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema77.properties.organisations.type,parentSchema:schema77.properties.organisations,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxInstances !== undefined){
let data2 = data.maxInstances;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/maxInstances",schemaPath:"#/properties/maxInstances/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema77.properties.maxInstances.type,parentSchema:schema77.properties.maxInstances,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/maxInstances",schemaPath:"#/properties/maxInstances/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema77.properties.maxInstances,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/maxInstances",schemaPath:"#/properties/maxInstances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema77.properties.maxInstances,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema77.type,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}


function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.inputs === undefined){
data.inputs = {};
}
if(data.outputs === undefined){
data.outputs = {};
}
if(data.parameters === undefined){
data.parameters = {};
}
if(data.uses === undefined){
data.uses = {};
}
if(data.files === undefined){
data.files = {};
}
if(data.environment === undefined){
data.environment = {};
}
if(data.requires === undefined){
data.requires = {};
}
if(data.restrictions === undefined){
data.restrictions = {};
}
for(const key0 in data){
if(!(func2.call(schema20.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
let data0 = data.inputs;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length > 1000){
const err1 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema20.properties.inputs,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err2 = {instancePath:instancePath+"/inputs",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern4.test(key1)){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/inputs",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err5 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema20.properties.inputs.propertyNames,parentSchema:schema20.properties.inputs,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
for(const key2 in data0){
if(!(validate15(data0[key2], {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.inputs.type,parentSchema:schema20.properties.inputs,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let data2 = data.outputs;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 1000){
const err7 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema20.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key3 in data2){
const _errs11 = errors;
if(typeof key3 === "string"){
if(key3.length > 63){
const err8 = {instancePath:instancePath+"/outputs",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern4.test(key3)){
const err9 = {instancePath:instancePath+"/outputs",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/outputs",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid4 = _errs11 === errors;
if(!valid4){
const err11 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema20.properties.outputs.propertyNames,parentSchema:schema20.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
for(const key4 in data2){
if(!(validate17(data2[key4], {instancePath:instancePath+"/outputs/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.outputs.type,parentSchema:schema20.properties.outputs,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.ports !== undefined){
if(!(validate19(data.ports, {instancePath:instancePath+"/ports",parentData:data,parentDataProperty:"ports",rootData}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
}
let data5 = data.parameters;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 1000){
const err13 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema20.properties.parameters,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key5 in data5){
const _errs19 = errors;
if(typeof key5 === "string"){
if(key5.length > 63){
const err14 = {instancePath:instancePath+"/parameters",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern4.test(key5)){
const err15 = {instancePath:instancePath+"/parameters",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/parameters",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid7 = _errs19 === errors;
if(!valid7){
const err17 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema20.properties.parameters.propertyNames,parentSchema:schema20.properties.parameters,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
for(const key6 in data5){
if(!(validate21(data5[key6], {instancePath:instancePath+"/parameters/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.parameters.type,parentSchema:schema20.properties.parameters,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
let data7 = data.uses;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 100){
const err19 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema20.properties.uses,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key7 in data7){
const _errs26 = errors;
if(typeof key7 === "string"){
if(key7.length > 63){
const err20 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern4.test(key7)){
const err21 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var valid10 = _errs26 === errors;
if(!valid10){
const err23 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema20.properties.uses.propertyNames,parentSchema:schema20.properties.uses,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key8 in data7){
if(!(validate23(data7[key8], {instancePath:instancePath+"/uses/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key8,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.uses.type,parentSchema:schema20.properties.uses,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
let data9 = data.files;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length > 1000){
const err25 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema20.properties.files,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key9 in data9){
const _errs33 = errors;
if(typeof key9 === "string"){
if(key9.length > 256){
const err26 = {instancePath:instancePath+"/files",schemaPath:"definitions.schema.json#/definitions/Path/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema53,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern13.test(key9)){
const err27 = {instancePath:instancePath+"/files",schemaPath:"definitions.schema.json#/definitions/Path/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$",parentSchema:schema53,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/files",schemaPath:"definitions.schema.json#/definitions/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var valid13 = _errs33 === errors;
if(!valid13){
const err29 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid",schema:schema20.properties.files.propertyNames,parentSchema:schema20.properties.files,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
for(const key10 in data9){
if(!(validate25(data9[key10], {instancePath:instancePath+"/files/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data9,parentDataProperty:key10,rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.files.type,parentSchema:schema20.properties.files,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data.documentation !== undefined){
let data11 = data.documentation;
if(Array.isArray(data11)){
if(data11.length > 100){
const err31 = {instancePath:instancePath+"/documentation",schemaPath:"#/properties/documentation/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema20.properties.documentation,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 === "string"){
if(data12.length > 256){
const err32 = {instancePath:instancePath+"/documentation/" + i0,schemaPath:"#/properties/documentation/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema20.properties.documentation.items,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!pattern16.test(data12)){
const err33 = {instancePath:instancePath+"/documentation/" + i0,schemaPath:"#/properties/documentation/items/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:?\"<>|]+$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:?\"<>|]+$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:?\"<>|]+$",parentSchema:schema20.properties.documentation.items,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/documentation/" + i0,schemaPath:"#/properties/documentation/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.documentation.items.type,parentSchema:schema20.properties.documentation.items,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/documentation",schemaPath:"#/properties/documentation/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema20.properties.documentation.type,parentSchema:schema20.properties.documentation,data:data11};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(!(validate28(data.environment, {instancePath:instancePath+"/environment",parentData:data,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
if(data.run !== undefined){
if(!(validate30(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.batch !== undefined){
if(!(validate32(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.test !== undefined){
if(!(validate34(data.test, {instancePath:instancePath+"/test",parentData:data,parentDataProperty:"test",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
if(!(validate38(data.requires, {instancePath:instancePath+"/requires",parentData:data,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
if(!(validate40(data.restrictions, {instancePath:instancePath+"/restrictions",parentData:data,parentDataProperty:"restrictions",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
else {
const err36 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="asset.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.spec === undefined){
data.spec = {};
}
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err4 = {instancePath:instancePath+"/apiVersion",schemaPath:"definitions.schema.json#/definitions/ApiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(!((((data1 === "Data") || (data1 === "Model")) || (data1 === "Function")) || (data1 === "Tool"))){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/definitions/AssetKind/enum",keyword:"enum",params:{allowedValues: schema14.enum},message:"must be equal to one of the allowed values",schema:schema14.enum,parentSchema:schema14,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.metadata !== undefined){
if(!(validate12(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
if(!(validate14(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const validateTwin = validate43;
const schema79 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"twin.schema.json","title":"Twin","description":"Assets put together and configured: `twins/<name>/twin.yaml`.","type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"$ref":"definitions.schema.json#/definitions/ApiVersion"},"kind":{"description":"`Twin`.","const":"Twin"},"metadata":{"$ref":"definitions.schema.json#/definitions/Metadata"},"spec":{"$ref":"#/definitions/TwinSpec"}},"definitions":{"TwinSpec":{"description":"The twin's complete configuration, C_dt.","type":"object","additionalProperties":false,"properties":{"assets":{"description":"C_a: the components, by their ids in the twin. The id `physical` is reserved for the physical twin.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Component"},"default":{}},"connections":{"description":"C_a: the connections from outputs to inputs.","type":"array","maxItems":10000,"items":{"$ref":"#/definitions/Connection"},"default":[]},"physicalTwin":{"$ref":"#/definitions/PhysicalTwin"},"infrastructure":{"$ref":"#/definitions/Infrastructure","default":{}},"integrations":{"description":"C_e: the external systems of the twin, by the twin's name for each. A component gets only those that it names in its own `integrations`.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Integration"},"default":{}},"lifecycle":{"$ref":"#/definitions/Lifecycle","default":{}},"test":{"$ref":"#/definitions/TwinTest"},"children":{"description":"C_dt of the level below: other twins that run as parts of this twin, by their ids in this twin.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Child"},"default":{}}}},"Component":{"description":"An asset that this twin uses.","type":"object","additionalProperties":false,"required":["asset","version"],"properties":{"asset":{"$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The range of allowed versions. `twin.lock` fixes one of them.","$ref":"definitions.schema.json#/definitions/Range"},"inputs":{"description":"The inputs of the component, if its asset has `ports: {declaredIn: twin}`.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"asset.schema.json#/definitions/InputPort"}},"outputs":{"description":"The outputs of the component, if its asset has `ports: {declaredIn: twin}`.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"asset.schema.json#/definitions/OutputPort"}},"with":{"description":"Values of the asset's parameters, by name. A value with a unit is written `{value: 616, unit: J/K}`.","$ref":"definitions.schema.json#/definitions/Values","default":{}},"uses":{"description":"The components that the asset uses: name of the use → component id. Functions are not bound.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Name"},"default":{}},"integrations":{"description":"The external systems of the component: the asset's name for a system → the twin's name in `integrations`. The component gets the addresses and secrets of these systems only.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Name"},"default":{}}}},"Connection":{"description":"`component.output -> component.input`. `physical` is the physical twin; a child's port is `child.component.port`.","type":"string","maxLength":512,"pattern":"^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]* *-> *[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]*$"},"PhysicalTwin":{"description":"C_pt: the connection between the twin and its physical twin.","type":"object","additionalProperties":false,"properties":{"protocol":{"description":"The protocol of the only link. With several links, or settings beside these three, write `links`.","$ref":"#/definitions/Protocol"},"mode":{"description":"`control`: commands are sent. `shadow`: telemetry is read as usual; `dtaas status` shows the commands, but they are never sent.","enum":["control","shadow"],"default":"control"},"url":{"description":"The address of the only link.","$ref":"#/definitions/LinkUrl"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"},"links":{"description":"The connections to the physical twin, by their names. Telemetry and commands name one with `link`.","type":"object","minProperties":1,"maxProperties":20,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Link"}},"telemetry":{"description":"The values from the physical twin, by the name of the port. Connect `physical.<port>` to inputs.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Telemetry"},"default":{}},"commands":{"description":"The values for the physical twin, by the name of the port. Connect outputs to `physical.<port>`.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/PhysicalCommand"},"default":{}},"emulator":{"description":"The asset that takes the place of the physical twin with `--emulate`. Its outputs are the telemetry, and its inputs are the commands.","$ref":"#/definitions/Component"}}},"Protocol":{"description":"The protocol of a link.","enum":["mqtt","opcua"]},"LinkUrl":{"description":"The address of a broker (`mqtt://host:port`, `mqtts://host:port`) or of an OPC UA server (`opc.tcp://host:port/path`), without credentials. Write an IPv6 address in brackets: `mqtt://[::1]:1883`.","type":"string","maxLength":300,"pattern":"^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$"},"Link":{"description":"One connection to the physical twin.","type":"object","additionalProperties":false,"required":["protocol","url"],"properties":{"protocol":{"$ref":"#/definitions/Protocol"},"url":{"$ref":"#/definitions/LinkUrl"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"},"security":{"description":"`opcua`: how the server and the twin protect their messages. Absent: signed and encrypted with Basic256Sha256.","$ref":"#/definitions/LinkSecurity"},"certificate":{"description":"`opcua`: the secret whose value is the certificate of the twin and its private key, as PEM. Absent: the runner makes a certificate, which stays in the workspace.","$ref":"definitions.schema.json#/definitions/Secret"},"serverCertificate":{"description":"`opcua`: the certificate that the server must have. Absent: any certificate is accepted.","$ref":"#/definitions/ServerCertificate"}}},"LinkSecurity":{"description":"The security of an OPC UA link.","type":"object","additionalProperties":false,"properties":{"mode":{"description":"`Sign`: nobody can change a message on its way. `SignAndEncrypt`: nobody can read it either. `None`: messages are not protected.","enum":["None","Sign","SignAndEncrypt"],"default":"SignAndEncrypt"},"policy":{"description":"The algorithms. With the mode `None` no algorithm is used.","enum":["Basic256Sha256","Aes128_Sha256_RsaOaep","Aes256_Sha256_RsaPss"],"default":"Basic256Sha256"}}},"ServerCertificate":{"description":"Names a certificate: by its thumbprint or by a file.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"thumbprint":{"description":"The SHA-1 or SHA-256 of the certificate in hexadecimal digits, with or without colons.","type":"string","pattern":"^(([0-9A-Fa-f]{2}:?){19}|([0-9A-Fa-f]{2}:?){31})[0-9A-Fa-f]{2}$"},"file":{"description":"The path of the certificate (PEM or DER) in the folder of the twin.","$ref":"definitions.schema.json#/definitions/Path"}}},"NodeAddress":{"description":"The id of an OPC UA node, with the index or the URI of its namespace: `ns=2;s=Boiler.Level`, `nsu=http://example.org/plant;i=1001`.","type":"string","maxLength":1024,"pattern":"^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$"},"Topic":{"description":"An MQTT topic, without wildcards.","type":"string","minLength":1,"maxLength":1024,"pattern":"^[^+#\\u0000]+$"},"Telemetry":{"description":"A value that comes from the physical twin.","type":"object","additionalProperties":false,"properties":{"link":{"description":"The link of the value. With a single link it can be left out.","$ref":"definitions.schema.json#/definitions/Name"},"topic":{"description":"`mqtt`: the topic of the message.","$ref":"#/definitions/Topic"},"node":{"description":"`opcua`: the node that has the value.","$ref":"#/definitions/NodeAddress"},"sampling":{"description":"`opcua`: how often the server looks at the value. Absent: `500ms`; with `as: event`, as often as the server can.","$ref":"definitions.schema.json#/definitions/Duration"},"queue":{"description":"`opcua`: how many values the server keeps between two messages. Absent: 10; with `as: event`, 1000.","type":"integer","minimum":1,"maximum":10000},"type":{"$ref":"definitions.schema.json#/definitions/ValueType","default":"number"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit in which the physical twin sends the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"payload":{"description":"The message around the value. Absent: the message is only the value.","$ref":"#/definitions/Payload"},"timeout":{"description":"How long the sensor may be silent. After that time the twin is Degraded until the next value comes. Absent: there is no limit.","$ref":"definitions.schema.json#/definitions/Duration"},"description":{"description":"What it is.","type":"string","maxLength":1000}}},"Payload":{"description":"The places of the value and of its time in a received message.","type":"object","additionalProperties":false,"required":["json"],"properties":{"json":{"description":"The place of the value in the message.","$ref":"#/definitions/JsonPointer"},"time":{"description":"The place of the time of the value in the message. Absent: the time of the arrival counts.","$ref":"#/definitions/JsonPointer"},"timeUnit":{"description":"The form of `time`: a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or an ISO 8601 `text`. Absent: `s`.","enum":["s","ms","us","ns","text"]},"timeZone":{"description":"The time zone of a `text` that has no offset: `Europe/Copenhagen`, or `+02:00`. Absent: UTC.","type":"string","minLength":1,"maxLength":64}}},"CommandPayload":{"description":"The message that is sent for a command.","type":"object","additionalProperties":false,"required":["json"],"properties":{"json":{"description":"The place of the value in the message.","$ref":"#/definitions/JsonPointer"},"template":{"description":"The message around the value. The runner replaces the content at `json` and at `time`, and adds objects that are missing on the way. Absent: an empty object.","$ref":"definitions.schema.json#/definitions/Value"},"time":{"description":"The place of the time of the command in the message. Absent: the message has no time.","$ref":"#/definitions/JsonPointer"},"timeUnit":{"description":"The form of `time`: a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or as an ISO 8601 `text` in UTC. Absent: `s`.","enum":["s","ms","us","ns","text"]}}},"JsonPointer":{"description":"A JSON pointer (RFC 6901), e.g. `/average_temperature` or `/readings/0/value`.","type":"string","maxLength":512,"pattern":"^(/([^~/]|~[01])*)*$"},"PhysicalCommand":{"description":"A value that goes to the physical twin.","type":"object","additionalProperties":false,"properties":{"link":{"description":"The link of the value. With a single link it can be left out.","$ref":"definitions.schema.json#/definitions/Name"},"topic":{"description":"`mqtt`: the topic of the message.","$ref":"#/definitions/Topic"},"node":{"description":"`opcua`: the node that has the value.","$ref":"#/definitions/NodeAddress"},"type":{"description":"The type of the value. Absent: the type of the connected output.","$ref":"definitions.schema.json#/definitions/ValueType"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit that the physical twin expects, as a UCUM code. Absent: the unit of the connected output.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"payload":{"description":"The message around the value. Absent: the message is only the value.","$ref":"#/definitions/CommandPayload"},"buffer":{"$ref":"definitions.schema.json#/definitions/Buffer"},"expires":{"description":"With `as: command` or `as: event`: how long a command may wait for the connection to the physical twin. Later, the command is not sent. Absent: 10s.","$ref":"definitions.schema.json#/definitions/Duration"},"safe":{"description":"The value, in the command's `unit`, that the physical twin gets when this twin is suspended, terminated or lost. Absent: the physical twin keeps the last command.","$ref":"definitions.schema.json#/definitions/Value"},"description":{"description":"What it does.","type":"string","maxLength":1000}}},"Infrastructure":{"description":"C_i: the place, the workspace and the network of the twin.","type":"object","additionalProperties":false,"properties":{"place":{"description":"The place of the workspace, one of those in `platform.yaml`. Absent: the platform's default.","$ref":"definitions.schema.json#/definitions/Name"},"workspace":{"$ref":"#/definitions/Workspace","default":{}},"resources":{"$ref":"#/definitions/Resources","default":{}},"network":{"$ref":"#/definitions/Network"},"expose":{"description":"The endpoints of components that can be reached from the machine on which the twin runs, by the twin's name for each. Absent: none.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Exposure"},"default":{}}}},"Exposure":{"description":"An endpoint of a component, and the address at which it is exposed.","type":"object","additionalProperties":false,"required":["endpoint"],"properties":{"endpoint":{"description":"The component and the name of its endpoint in `run.endpoints`: `dashboard.web`.","type":"string","maxLength":128,"pattern":"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"},"port":{"description":"The port on the machine on which the twin runs. Absent: the platform picks a free port, which stays the same when the twin is restarted.","$ref":"definitions.schema.json#/definitions/TcpPort"},"address":{"description":"The IP address of the machine at which the port is open. `127.0.0.1` and `::1` can be reached only from the machine itself; `0.0.0.0` stands for all its addresses.","type":"string","maxLength":45,"pattern":"^[0-9A-Fa-f.:]+$","default":"127.0.0.1"}}},"Workspace":{"description":"The environment of the components.","type":"object","additionalProperties":false,"properties":{"flavour":{"description":"The kind of environment that the components get.","enum":["process","container","desktop","shared-vm","dedicated-vm"],"default":"process"}}},"Resources":{"description":"The resources of all components together. Memory is a limit; processors are a share that counts when other programs need them, too. Absent: only the requirements of each asset are kept.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The largest size of all components' states together. Holes of sparse files count. Larger states are not saved. Absent: `4Gi`, or what the components require if that is more.","$ref":"definitions.schema.json#/definitions/Bytes"}}},"Network":{"description":"The addresses that the components may reach. The platform enforces the list, or refuses the twin if the machine can't. Absent: no network if the machine can deny it, else an open network, which `dtaas status` shows.","type":"object","additionalProperties":false,"properties":{"internet":{"description":"`deny`: only the addresses in `allow` can be reached. `allow`: also the Internet, through the HTTP proxy that `HTTPS_PROXY` names; private networks and the machine itself stay closed.","enum":["deny","allow"],"default":"deny"},"allow":{"description":"The addresses that components may reach, as `host:port` or `[IPv6]:port`. `localhost` means the machine on which the twin runs; `dtaas check` warns about it.","type":"array","maxItems":1000,"items":{"description":"An address with its port: `mqtt.example.org:8883` or `[2001:db8::1]:8883`.","type":"string","maxLength":260,"pattern":"^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):[1-9][0-9]{0,4}$"},"default":[]}}},"Integration":{"description":"An external system.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"description":"The type of the system, e.g. `influxdb`.","$ref":"definitions.schema.json#/definitions/Name"},"url":{"description":"The address, without credentials.","type":"string","maxLength":2000,"pattern":"^[a-z][a-z0-9+.-]*://[^\\s@]+$"},"token":{"description":"The secret that gives access to the system.","$ref":"definitions.schema.json#/definitions/Secret"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"},"options":{"description":"Other settings of this type of system, by name.","$ref":"definitions.schema.json#/definitions/Values","default":{}},"description":{"description":"What the asset is for.","type":"string","maxLength":1000}}},"Lifecycle":{"description":"The desired state of the twin, its clock and its saves.","type":"object","additionalProperties":false,"properties":{"desired":{"description":"The desired state of the twin.","enum":["running","suspended","terminated"],"default":"running"},"restore":{"description":"The state from which a new or replaced twin starts: `none` (no state), `latest` (the latest snapshot), or the name of a snapshot.","type":"string","maxLength":64,"pattern":"^(none|latest|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$","default":"latest"},"schedule":{"$ref":"#/definitions/Schedule"},"idle":{"$ref":"#/definitions/Idle"},"clock":{"$ref":"#/definitions/Clock","default":{}},"save":{"$ref":"#/definitions/Save","default":{}},"prune":{"description":"What happens to the twin when its directory is gone: deleted after a `confirm`, `never`, or `auto`matically.","enum":["confirm","never","auto"],"default":"confirm"}}},"Schedule":{"description":"The hours in which the twin runs. Outside of them it is suspended. Absent: the twin always runs.","type":"object","additionalProperties":false,"required":["timezone","running"],"properties":{"timezone":{"description":"The time zone of the hours, by its IANA name: `Europe/Copenhagen`, `UTC`.","type":"string","minLength":1,"maxLength":64},"running":{"description":"Windows of time, e.g. `Mon-Fri 07:00-18:00`, `Sat,Sun 08:00-12:00`. A window without days is of every day. A window that ends before it begins ends on the next day: `22:00-06:00`.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":100}}}},"Idle":{"description":"The twin is suspended when nobody uses it. Absent: the twin isn't suspended for that.","type":"object","additionalProperties":false,"required":["after"],"properties":{"after":{"description":"How long nobody has looked at the twin and no telemetry has arrived.","$ref":"definitions.schema.json#/definitions/Duration"}}},"Clock":{"description":"The clock of the components.","type":"object","additionalProperties":false,"properties":{"mode":{"description":"`wall`: real time, components run freely. `lockstep`: simulated time in steps, each component after those that feed it. With an emulator the twin runs in lockstep in any case, unless `--clock wall` is given.","enum":["wall","lockstep"],"default":"wall"},"step":{"description":"Lockstep: the simulated time of a step. Absent with an emulator: its parameter `period`, else a second.","$ref":"definitions.schema.json#/definitions/Quantity"},"speed":{"description":"Lockstep: a multiple of real time, or `max`, as fast as it goes. Absent: 1.","type":["number","string"],"exclusiveMinimum":0,"maximum":1000000,"maxLength":3,"pattern":"^max$","tsType":"number | 'max'"},"until":{"description":"Lockstep: the simulated time that the run takes, counted from step 0. At its end the twin is saved, its components leave, and its health is `Completed`. Absent: the run has no end.","$ref":"definitions.schema.json#/definitions/Quantity"},"epoch":{"description":"Lockstep: the time of step 0 in seconds since 1970-01-01T00:00:00Z; at least 2^28, which RFC 8428 requires of absolute times. Absent: 1577836800, the start of 2020.","type":"integer","minimum":268435456,"maximum":253402300799}}},"Save":{"description":"When the twin's state is saved.","type":"object","additionalProperties":false,"properties":{"every":{"description":"The time between two scheduled saves. Absent: the state is only saved on request.","$ref":"definitions.schema.json#/definitions/Duration"},"keep":{"description":"The number of scheduled snapshots that are kept.","type":"integer","minimum":1,"maximum":100000,"default":24},"onTerminate":{"description":"Whether the twin is saved before it is terminated.","type":"boolean","default":true}}},"TwinTest":{"description":"The test of a twin: a run in simulated time, with the emulator in place of the physical twin. `dtaas verify` runs it.","type":"object","additionalProperties":false,"required":["until","expect"],"properties":{"until":{"description":"The simulated time that the run takes. All times of a test count from the start of the run.","$ref":"definitions.schema.json#/definitions/Quantity"},"from":{"description":"The state from which the run starts: `none` (no state), or the name of a snapshot of the twin.","type":"string","maxLength":64,"pattern":"^(none|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$","default":"none"},"timeout":{"description":"How long the run may take, in real time.","$ref":"definitions.schema.json#/definitions/Duration","default":"60s"},"expect":{"description":"The expectations, by name. The test passes if each of them is met.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Expectation"}}}},"Expectation":{"description":"One expectation of a test. It is one of four: bounds of a `port` (`minimum`, `maximum`), a value of a `port` that is `seen` or not, a function that judges (`judge`), or the recording of another run (`trajectory`).","type":"object","additionalProperties":false,"properties":{"port":{"description":"An output of a component, or telemetry of the physical twin: `lid.open`, `physical.temperature`.","$ref":"#/definitions/PortName"},"minimum":{"description":"The least value allowed, in any unit that fits: `{value: 33, unit: Cel}`.","$ref":"definitions.schema.json#/definitions/Value"},"maximum":{"description":"The greatest value allowed, in any unit that fits.","$ref":"definitions.schema.json#/definitions/Value"},"settle":{"description":"How long the port may take until its values are within the bounds, counted from `after`. Absent: no time.","$ref":"definitions.schema.json#/definitions/Quantity"},"seen":{"description":"`true`: the port gives such a value. `false`: it gives none.","type":"boolean"},"equals":{"description":"With `seen`: the value that counts. Absent: any value.","$ref":"definitions.schema.json#/definitions/Value"},"after":{"description":"The time from which values of the port count. Absent: from the start.","$ref":"definitions.schema.json#/definitions/Quantity"},"before":{"description":"The time from which values of the port no longer count. Absent: until the end.","$ref":"definitions.schema.json#/definitions/Quantity"},"judge":{"description":"A function with a `batch` that reads what all ports gave, and ends with exit code 0 if the expectation is met.","$ref":"#/definitions/Judge"},"trajectory":{"description":"A CSV file in the twin's folder. Its columns are `time` and ports: `time,physical.temperature [Cel]`.","$ref":"definitions.schema.json#/definitions/Path"},"tolerance":{"description":"With `trajectory`: how far a value may be from the file's, by port. Absent: both are equal.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"#/definitions/PortName"},"additionalProperties":{"$ref":"#/definitions/Tolerance"}}}},"PortName":{"description":"`component.output`, or `physical.telemetry`.","type":"string","maxLength":130,"pattern":"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"},"Tolerance":{"description":"How far a value may be from the expected one. If both are given, the larger one counts.","type":"object","additionalProperties":false,"properties":{"absolute":{"description":"A difference in any unit that fits: `{value: 0.1, unit: K}`.","$ref":"definitions.schema.json#/definitions/Value"},"relative":{"description":"A part of the expected value: 0.01 is one per cent.","type":"number","minimum":0}}},"Judge":{"description":"A function that judges a run.","type":"object","additionalProperties":false,"required":["asset","version"],"properties":{"asset":{"$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The range of allowed versions. `twin.lock` fixes one of them.","$ref":"definitions.schema.json#/definitions/Range"},"with":{"description":"Values of the function's parameters, by name.","$ref":"definitions.schema.json#/definitions/Values","default":{}},"uses":{"description":"The components of the twin that the function uses: name of the use → component id.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Name"},"default":{}}}},"Child":{"description":"Another twin that runs as a part of this twin.","type":"object","additionalProperties":false,"required":["twin","version"],"properties":{"twin":{"description":"The twin's name.","$ref":"definitions.schema.json#/definitions/Name"},"version":{"description":"The allowed versions.","$ref":"definitions.schema.json#/definitions/Range"},"with":{"description":"Values for parameters of the child's components: component id → parameter → value.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Values"},"default":{}}}}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.tags === undefined){
data.tags = [];
}
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema15.required,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema15.required,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "version")) || (key0 === "needs")) || (key0 === "title")) || (key0 === "description")) || (key0 === "license")) || (key0 === "owners")) || (key0 === "tags"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 64){
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/definitions/Version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern1.test(data1)){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/definitions/Version/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"+"\"",schema:"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$",parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/definitions/Version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.needs !== undefined){
let data2 = data.needs;
if(typeof data2 === "string"){
if(data2.length > 128){
const err9 = {instancePath:instancePath+"/needs",schemaPath:"#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern2.test(data2)){
const err10 = {instancePath:instancePath+"/needs",schemaPath:"#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/needs",schemaPath:"#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.title !== undefined){
let data3 = data.title;
if(typeof data3 === "string"){
if(data3.length > 120){
const err12 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema15.properties.title,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3.length < 1){
const err13 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.title,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.title.type,parentSchema:schema15.properties.title,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.description !== undefined){
let data4 = data.description;
if(typeof data4 === "string"){
if(data4.length > 4000){
const err15 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.properties.description,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.description.type,parentSchema:schema15.properties.description,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.license !== undefined){
let data5 = data.license;
if(typeof data5 === "string"){
if(data5.length > 256){
const err17 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema15.properties.license,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.license,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.license.type,parentSchema:schema15.properties.license,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.owners !== undefined){
let data6 = data.owners;
if(Array.isArray(data6)){
if(data6.length > 64){
const err20 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema15.properties.owners,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(data7.length > 120){
const err21 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema15.properties.owners.items,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data7.length < 1){
const err22 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema15.properties.owners.items,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.owners.items.type,parentSchema:schema15.properties.owners.items,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema15.properties.owners.type,parentSchema:schema15.properties.owners,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
let data8 = data.tags;
if(Array.isArray(data8)){
if(data8.length > 64){
const err25 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema15.properties.tags,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(data9.length > 63){
const err26 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern0.test(data9)){
const err27 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema15.properties.tags.type,parentSchema:schema15.properties.tags,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}

const schema86 = {"description":"The twin's complete configuration, C_dt.","type":"object","additionalProperties":false,"properties":{"assets":{"description":"C_a: the components, by their ids in the twin. The id `physical` is reserved for the physical twin.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Component"},"default":{}},"connections":{"description":"C_a: the connections from outputs to inputs.","type":"array","maxItems":10000,"items":{"$ref":"#/definitions/Connection"},"default":[]},"physicalTwin":{"$ref":"#/definitions/PhysicalTwin"},"infrastructure":{"$ref":"#/definitions/Infrastructure","default":{}},"integrations":{"description":"C_e: the external systems of the twin, by the twin's name for each. A component gets only those that it names in its own `integrations`.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Integration"},"default":{}},"lifecycle":{"$ref":"#/definitions/Lifecycle","default":{}},"test":{"$ref":"#/definitions/TwinTest"},"children":{"description":"C_dt of the level below: other twins that run as parts of this twin, by their ids in this twin.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Child"},"default":{}}}};
const schema116 = {"description":"`component.output -> component.input`. `physical` is the physical twin; a child's port is `child.component.port`.","type":"string","maxLength":512,"pattern":"^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]* *-> *[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]*$"};
const pattern48 = new RegExp("^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]* *-> *[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]*$", "u");
const schema88 = {"description":"An asset that this twin uses.","type":"object","additionalProperties":false,"required":["asset","version"],"properties":{"asset":{"$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The range of allowed versions. `twin.lock` fixes one of them.","$ref":"definitions.schema.json#/definitions/Range"},"inputs":{"description":"The inputs of the component, if its asset has `ports: {declaredIn: twin}`.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"asset.schema.json#/definitions/InputPort"}},"outputs":{"description":"The outputs of the component, if its asset has `ports: {declaredIn: twin}`.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"asset.schema.json#/definitions/OutputPort"}},"with":{"description":"Values of the asset's parameters, by name. A value with a unit is written `{value: 616, unit: J/K}`.","$ref":"definitions.schema.json#/definitions/Values","default":{}},"uses":{"description":"The components that the asset uses: name of the use → component id. Functions are not bound.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Name"},"default":{}},"integrations":{"description":"The external systems of the component: the asset's name for a system → the twin's name in `integrations`. The component gets the addresses and secrets of these systems only.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Name"},"default":{}}}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.required === undefined){
data.required = true;
}
if(data.delay === undefined){
data.delay = 0;
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema22.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!(((((data0 === "number") || (data0 === "integer")) || (data0 === "boolean")) || (data0 === "string")) || (data0 === "object"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.as !== undefined){
let data1 = data.as;
if(!(((data1 === "value") || (data1 === "event")) || (data1 === "command"))){
const err3 = {instancePath:instancePath+"/as",schemaPath:"definitions.schema.json#/definitions/PortKind/enum",keyword:"enum",params:{allowedValues: schema24.enum},message:"must be equal to one of the allowed values",schema:schema24.enum,parentSchema:schema24,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.unit !== undefined){
let data2 = data.unit;
if(typeof data2 === "string"){
if(data2.length > 64){
const err4 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.temperature !== undefined){
let data3 = data.temperature;
if(!((data3 === "absolute") || (data3 === "difference"))){
const err7 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.shape !== undefined){
let data4 = data.shape;
if(Array.isArray(data4)){
if(data4.length > 8){
const err8 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err10 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data6 = data.required;
if(typeof data6 !== "boolean"){
const err13 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.required.type,parentSchema:schema22.properties.required,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
let data7 = data.delay;
if(!((data7 === 0) || (data7 === 1))){
const err14 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/enum",keyword:"enum",params:{allowedValues: schema22.properties.delay.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.delay.enum,parentSchema:schema22.properties.delay,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.buffer !== undefined){
let data8 = data.buffer;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema28.type,parentSchema:schema28,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 100000 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema28,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema28,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.alias !== undefined){
let data10 = data.alias;
if(typeof data10 === "string"){
if(data10.length > 256){
const err18 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data10.length < 1){
const err19 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern5.test(data10)){
const err20 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f]+$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f]+$"+"\"",schema:"^[^\\u0000-\\u001f\\u007f]+$",parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.description !== undefined){
let data11 = data.description;
if(typeof data11 === "string"){
if(data11.length > 1000){
const err22 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema22.properties.description,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.description.type,parentSchema:schema22.properties.description,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}


function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "as")) || (key0 === "unit")) || (key0 === "temperature")) || (key0 === "shape")) || (key0 === "alias")) || (key0 === "description"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!(((((data0 === "number") || (data0 === "integer")) || (data0 === "boolean")) || (data0 === "string")) || (data0 === "object"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.as !== undefined){
let data1 = data.as;
if(!(((data1 === "value") || (data1 === "event")) || (data1 === "command"))){
const err3 = {instancePath:instancePath+"/as",schemaPath:"definitions.schema.json#/definitions/PortKind/enum",keyword:"enum",params:{allowedValues: schema24.enum},message:"must be equal to one of the allowed values",schema:schema24.enum,parentSchema:schema24,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.unit !== undefined){
let data2 = data.unit;
if(typeof data2 === "string"){
if(data2.length > 64){
const err4 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.temperature !== undefined){
let data3 = data.temperature;
if(!((data3 === "absolute") || (data3 === "difference"))){
const err7 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.shape !== undefined){
let data4 = data.shape;
if(Array.isArray(data4)){
if(data4.length > 8){
const err8 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err10 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.alias !== undefined){
let data6 = data.alias;
if(typeof data6 === "string"){
if(data6.length > 256){
const err13 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data6.length < 1){
const err14 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern5.test(data6)){
const err15 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f]+$"},message:"must match pattern \""+"^[^\\u0000-\\u001f\\u007f]+$"+"\"",schema:"^[^\\u0000-\\u001f\\u007f]+$",parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/alias",schemaPath:"definitions.schema.json#/definitions/Alias/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.description !== undefined){
let data7 = data.description;
if(typeof data7 === "string"){
if(data7.length > 1000){
const err17 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema32.properties.description,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.description.type,parentSchema:schema32.properties.description,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}

const schema109 = {"description":"Values by the name of the parameter.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Value"}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1000){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema109,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(key0.length > 63){
const err1 = {instancePath,schemaPath:"#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern4.test(key0)){
const err2 = {instancePath,schemaPath:"#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err4 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid",schema:schema109.propertyNames,parentSchema:schema109,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema109.type,parentSchema:schema109,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}


function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.with === undefined){
data.with = {};
}
if(data.uses === undefined){
data.uses = {};
}
if(data.integrations === undefined){
data.integrations = {};
}
if(data.asset === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema88.required,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema88.required,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "asset") || (key0 === "version")) || (key0 === "inputs")) || (key0 === "outputs")) || (key0 === "with")) || (key0 === "uses")) || (key0 === "integrations"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.asset !== undefined){
let data0 = data.asset;
if(typeof data0 === "string"){
if(data0.length > 80){
const err3 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters",schema:80,parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern11.test(data0)){
const err4 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/pattern",keyword:"pattern",params:{pattern: "^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.type,parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 128){
const err6 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern2.test(data1)){
const err7 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.inputs !== undefined){
let data2 = data.inputs;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 1000){
const err9 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema88.properties.inputs,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
const _errs10 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err10 = {instancePath:instancePath+"/inputs",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern4.test(key1)){
const err11 = {instancePath:instancePath+"/inputs",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/inputs",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid3 = _errs10 === errors;
if(!valid3){
const err13 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema88.properties.inputs.propertyNames,parentSchema:schema88.properties.inputs,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 in data2){
if(!(validate48(data2[key2], {instancePath:instancePath+"/inputs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.properties.inputs.type,parentSchema:schema88.properties.inputs,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.outputs !== undefined){
let data4 = data.outputs;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 1000){
const err15 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema88.properties.outputs,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key3 in data4){
const _errs17 = errors;
if(typeof key3 === "string"){
if(key3.length > 63){
const err16 = {instancePath:instancePath+"/outputs",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!pattern4.test(key3)){
const err17 = {instancePath:instancePath+"/outputs",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/outputs",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid6 = _errs17 === errors;
if(!valid6){
const err19 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema88.properties.outputs.propertyNames,parentSchema:schema88.properties.outputs,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
for(const key4 in data4){
if(!(validate50(data4[key4], {instancePath:instancePath+"/outputs/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.properties.outputs.type,parentSchema:schema88.properties.outputs,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(!(validate52(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
let data7 = data.uses;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 100){
const err21 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema88.properties.uses,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key5 in data7){
const _errs25 = errors;
if(typeof key5 === "string"){
if(key5.length > 63){
const err22 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!pattern4.test(key5)){
const err23 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid9 = _errs25 === errors;
if(!valid9){
const err25 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema88.properties.uses.propertyNames,parentSchema:schema88.properties.uses,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
for(const key6 in data7){
let data8 = data7[key6];
if(typeof data8 === "string"){
if(data8.length > 63){
const err26 = {instancePath:instancePath+"/uses/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern0.test(data8)){
const err27 = {instancePath:instancePath+"/uses/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/uses/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.properties.uses.type,parentSchema:schema88.properties.uses,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
let data9 = data.integrations;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length > 100){
const err30 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema88.properties.integrations,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
for(const key7 in data9){
const _errs34 = errors;
if(typeof key7 === "string"){
if(key7.length > 63){
const err31 = {instancePath:instancePath+"/integrations",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern4.test(key7)){
const err32 = {instancePath:instancePath+"/integrations",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/integrations",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var valid13 = _errs34 === errors;
if(!valid13){
const err34 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema88.properties.integrations.propertyNames,parentSchema:schema88.properties.integrations,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
for(const key8 in data9){
let data10 = data9[key8];
if(typeof data10 === "string"){
if(data10.length > 63){
const err35 = {instancePath:instancePath+"/integrations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!pattern0.test(data10)){
const err36 = {instancePath:instancePath+"/integrations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/integrations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data10};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.properties.integrations.type,parentSchema:schema88.properties.integrations,data:data9};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.type,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

const schema117 = {"description":"C_pt: the connection between the twin and its physical twin.","type":"object","additionalProperties":false,"properties":{"protocol":{"description":"The protocol of the only link. With several links, or settings beside these three, write `links`.","$ref":"#/definitions/Protocol"},"mode":{"description":"`control`: commands are sent. `shadow`: telemetry is read as usual; `dtaas status` shows the commands, but they are never sent.","enum":["control","shadow"],"default":"control"},"url":{"description":"The address of the only link.","$ref":"#/definitions/LinkUrl"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"},"links":{"description":"The connections to the physical twin, by their names. Telemetry and commands name one with `link`.","type":"object","minProperties":1,"maxProperties":20,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Link"}},"telemetry":{"description":"The values from the physical twin, by the name of the port. Connect `physical.<port>` to inputs.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/Telemetry"},"default":{}},"commands":{"description":"The values for the physical twin, by the name of the port. Connect outputs to `physical.<port>`.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"#/definitions/PhysicalCommand"},"default":{}},"emulator":{"description":"The asset that takes the place of the physical twin with `--emulate`. Its outputs are the telemetry, and its inputs are the commands.","$ref":"#/definitions/Component"}}};
const schema118 = {"description":"The protocol of a link.","enum":["mqtt","opcua"]};
const schema119 = {"description":"The address of a broker (`mqtt://host:port`, `mqtts://host:port`) or of an OPC UA server (`opc.tcp://host:port/path`), without credentials. Write an IPv6 address in brackets: `mqtt://[::1]:1883`.","type":"string","maxLength":300,"pattern":"^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$"};
const pattern49 = new RegExp("^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$", "u");
const schema120 = {"description":"A secret by its name. The place or the deploying job knows the value.","type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"description":"The secret's name.","$ref":"#/definitions/SecretName"}}};
const schema121 = {"description":"The name of a secret, never its value: upper-case letters, digits and `_`.","type":"string","maxLength":64,"pattern":"^[A-Z][A-Z0-9_]*$"};
const pattern50 = new RegExp("^[A-Z][A-Z0-9_]*$", "u");

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.secret === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "secret"},message:"must have required property '"+"secret"+"'",schema:schema120.required,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "secret")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.secret !== undefined){
let data0 = data.secret;
if(typeof data0 === "string"){
if(data0.length > 64){
const err2 = {instancePath:instancePath+"/secret",schemaPath:"#/definitions/SecretName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema121,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern50.test(data0)){
const err3 = {instancePath:instancePath+"/secret",schemaPath:"#/definitions/SecretName/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]*$"+"\"",schema:"^[A-Z][A-Z0-9_]*$",parentSchema:schema121,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/secret",schemaPath:"#/definitions/SecretName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.type,parentSchema:schema121,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema120.type,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}

const schema123 = {"description":"One connection to the physical twin.","type":"object","additionalProperties":false,"required":["protocol","url"],"properties":{"protocol":{"$ref":"#/definitions/Protocol"},"url":{"$ref":"#/definitions/LinkUrl"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"},"security":{"description":"`opcua`: how the server and the twin protect their messages. Absent: signed and encrypted with Basic256Sha256.","$ref":"#/definitions/LinkSecurity"},"certificate":{"description":"`opcua`: the secret whose value is the certificate of the twin and its private key, as PEM. Absent: the runner makes a certificate, which stays in the workspace.","$ref":"definitions.schema.json#/definitions/Secret"},"serverCertificate":{"description":"`opcua`: the certificate that the server must have. Absent: any certificate is accepted.","$ref":"#/definitions/ServerCertificate"}}};
const schema126 = {"description":"The security of an OPC UA link.","type":"object","additionalProperties":false,"properties":{"mode":{"description":"`Sign`: nobody can change a message on its way. `SignAndEncrypt`: nobody can read it either. `None`: messages are not protected.","enum":["None","Sign","SignAndEncrypt"],"default":"SignAndEncrypt"},"policy":{"description":"The algorithms. With the mode `None` no algorithm is used.","enum":["Basic256Sha256","Aes128_Sha256_RsaOaep","Aes256_Sha256_RsaPss"],"default":"Basic256Sha256"}}};
const schema127 = {"description":"Names a certificate: by its thumbprint or by a file.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"thumbprint":{"description":"The SHA-1 or SHA-256 of the certificate in hexadecimal digits, with or without colons.","type":"string","pattern":"^(([0-9A-Fa-f]{2}:?){19}|([0-9A-Fa-f]{2}:?){31})[0-9A-Fa-f]{2}$"},"file":{"description":"The path of the certificate (PEM or DER) in the folder of the twin.","$ref":"definitions.schema.json#/definitions/Path"}}};
const pattern53 = new RegExp("^(([0-9A-Fa-f]{2}:?){19}|([0-9A-Fa-f]{2}:?){31})[0-9A-Fa-f]{2}$", "u");

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "thumbprint") || (key0 === "file"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.thumbprint !== undefined){
let data0 = data.thumbprint;
if(typeof data0 === "string"){
if(!pattern53.test(data0)){
const err3 = {instancePath:instancePath+"/thumbprint",schemaPath:"#/properties/thumbprint/pattern",keyword:"pattern",params:{pattern: "^(([0-9A-Fa-f]{2}:?){19}|([0-9A-Fa-f]{2}:?){31})[0-9A-Fa-f]{2}$"},message:"must match pattern \""+"^(([0-9A-Fa-f]{2}:?){19}|([0-9A-Fa-f]{2}:?){31})[0-9A-Fa-f]{2}$"+"\"",schema:"^(([0-9A-Fa-f]{2}:?){19}|([0-9A-Fa-f]{2}:?){31})[0-9A-Fa-f]{2}$",parentSchema:schema127.properties.thumbprint,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/thumbprint",schemaPath:"#/properties/thumbprint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema127.properties.thumbprint.type,parentSchema:schema127.properties.thumbprint,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(data1.length > 256){
const err5 = {instancePath:instancePath+"/file",schemaPath:"definitions.schema.json#/definitions/Path/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema53,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern13.test(data1)){
const err6 = {instancePath:instancePath+"/file",schemaPath:"definitions.schema.json#/definitions/Path/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$",parentSchema:schema53,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/file",schemaPath:"definitions.schema.json#/definitions/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema127.type,parentSchema:schema127,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.protocol === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "protocol"},message:"must have required property '"+"protocol"+"'",schema:schema123.required,parentSchema:schema123,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.url === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema123.required,parentSchema:schema123,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "protocol") || (key0 === "url")) || (key0 === "credentials")) || (key0 === "security")) || (key0 === "certificate")) || (key0 === "serverCertificate"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema123,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.protocol !== undefined){
let data0 = data.protocol;
if(!((data0 === "mqtt") || (data0 === "opcua"))){
const err3 = {instancePath:instancePath+"/protocol",schemaPath:"#/definitions/Protocol/enum",keyword:"enum",params:{allowedValues: schema118.enum},message:"must be equal to one of the allowed values",schema:schema118.enum,parentSchema:schema118,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.url !== undefined){
let data1 = data.url;
if(typeof data1 === "string"){
if(data1.length > 300){
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/definitions/LinkUrl/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema119,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern49.test(data1)){
const err5 = {instancePath:instancePath+"/url",schemaPath:"#/definitions/LinkUrl/pattern",keyword:"pattern",params:{pattern: "^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$"},message:"must match pattern \""+"^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$"+"\"",schema:"^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$",parentSchema:schema119,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/url",schemaPath:"#/definitions/LinkUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema119.type,parentSchema:schema119,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.credentials !== undefined){
if(!(validate56(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.security !== undefined){
let data3 = data.security;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.mode === undefined){
data3.mode = "SignAndEncrypt";
}
if(data3.policy === undefined){
data3.policy = "Basic256Sha256";
}
for(const key1 in data3){
if(!((key1 === "mode") || (key1 === "policy"))){
const err7 = {instancePath:instancePath+"/security",schemaPath:"#/definitions/LinkSecurity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema126,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let data4 = data3.mode;
if(!(((data4 === "None") || (data4 === "Sign")) || (data4 === "SignAndEncrypt"))){
const err8 = {instancePath:instancePath+"/security/mode",schemaPath:"#/definitions/LinkSecurity/properties/mode/enum",keyword:"enum",params:{allowedValues: schema126.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema126.properties.mode.enum,parentSchema:schema126.properties.mode,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
let data5 = data3.policy;
if(!(((data5 === "Basic256Sha256") || (data5 === "Aes128_Sha256_RsaOaep")) || (data5 === "Aes256_Sha256_RsaPss"))){
const err9 = {instancePath:instancePath+"/security/policy",schemaPath:"#/definitions/LinkSecurity/properties/policy/enum",keyword:"enum",params:{allowedValues: schema126.properties.policy.enum},message:"must be equal to one of the allowed values",schema:schema126.properties.policy.enum,parentSchema:schema126.properties.policy,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/security",schemaPath:"#/definitions/LinkSecurity/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema126.type,parentSchema:schema126,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.certificate !== undefined){
if(!(validate56(data.certificate, {instancePath:instancePath+"/certificate",parentData:data,parentDataProperty:"certificate",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.serverCertificate !== undefined){
if(!(validate61(data.serverCertificate, {instancePath:instancePath+"/serverCertificate",parentData:data,parentDataProperty:"serverCertificate",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema123.type,parentSchema:schema123,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}

const schema130 = {"description":"A value that comes from the physical twin.","type":"object","additionalProperties":false,"properties":{"link":{"description":"The link of the value. With a single link it can be left out.","$ref":"definitions.schema.json#/definitions/Name"},"topic":{"description":"`mqtt`: the topic of the message.","$ref":"#/definitions/Topic"},"node":{"description":"`opcua`: the node that has the value.","$ref":"#/definitions/NodeAddress"},"sampling":{"description":"`opcua`: how often the server looks at the value. Absent: `500ms`; with `as: event`, as often as the server can.","$ref":"definitions.schema.json#/definitions/Duration"},"queue":{"description":"`opcua`: how many values the server keeps between two messages. Absent: 10; with `as: event`, 1000.","type":"integer","minimum":1,"maximum":10000},"type":{"$ref":"definitions.schema.json#/definitions/ValueType","default":"number"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit in which the physical twin sends the value, as a UCUM code. Absent: no unit.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"payload":{"description":"The message around the value. Absent: the message is only the value.","$ref":"#/definitions/Payload"},"timeout":{"description":"How long the sensor may be silent. After that time the twin is Degraded until the next value comes. Absent: there is no limit.","$ref":"definitions.schema.json#/definitions/Duration"},"description":{"description":"What it is.","type":"string","maxLength":1000}}};
const schema132 = {"description":"An MQTT topic, without wildcards.","type":"string","minLength":1,"maxLength":1024,"pattern":"^[^+#\\u0000]+$"};
const schema133 = {"description":"The id of an OPC UA node, with the index or the URI of its namespace: `ns=2;s=Boiler.Level`, `nsu=http://example.org/plant;i=1001`.","type":"string","maxLength":1024,"pattern":"^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$"};
const pattern57 = new RegExp("^[^+#\\u0000]+$", "u");
const pattern58 = new RegExp("^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$", "u");
const schema140 = {"description":"The places of the value and of its time in a received message.","type":"object","additionalProperties":false,"required":["json"],"properties":{"json":{"description":"The place of the value in the message.","$ref":"#/definitions/JsonPointer"},"time":{"description":"The place of the time of the value in the message. Absent: the time of the arrival counts.","$ref":"#/definitions/JsonPointer"},"timeUnit":{"description":"The form of `time`: a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or an ISO 8601 `text`. Absent: `s`.","enum":["s","ms","us","ns","text"]},"timeZone":{"description":"The time zone of a `text` that has no offset: `Europe/Copenhagen`, or `+02:00`. Absent: UTC.","type":"string","minLength":1,"maxLength":64}}};
const schema141 = {"description":"A JSON pointer (RFC 6901), e.g. `/average_temperature` or `/readings/0/value`.","type":"string","maxLength":512,"pattern":"^(/([^~/]|~[01])*)*$"};
const pattern60 = new RegExp("^(/([^~/]|~[01])*)*$", "u");

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.json === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "json"},message:"must have required property '"+"json"+"'",schema:schema140.required,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "json") || (key0 === "time")) || (key0 === "timeUnit")) || (key0 === "timeZone"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.json !== undefined){
let data0 = data.json;
if(typeof data0 === "string"){
if(data0.length > 512){
const err2 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/JsonPointer/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema141,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern60.test(data0)){
const err3 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/JsonPointer/pattern",keyword:"pattern",params:{pattern: "^(/([^~/]|~[01])*)*$"},message:"must match pattern \""+"^(/([^~/]|~[01])*)*$"+"\"",schema:"^(/([^~/]|~[01])*)*$",parentSchema:schema141,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/JsonPointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema141.type,parentSchema:schema141,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.time !== undefined){
let data1 = data.time;
if(typeof data1 === "string"){
if(data1.length > 512){
const err5 = {instancePath:instancePath+"/time",schemaPath:"#/definitions/JsonPointer/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema141,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern60.test(data1)){
const err6 = {instancePath:instancePath+"/time",schemaPath:"#/definitions/JsonPointer/pattern",keyword:"pattern",params:{pattern: "^(/([^~/]|~[01])*)*$"},message:"must match pattern \""+"^(/([^~/]|~[01])*)*$"+"\"",schema:"^(/([^~/]|~[01])*)*$",parentSchema:schema141,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/time",schemaPath:"#/definitions/JsonPointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema141.type,parentSchema:schema141,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.timeUnit !== undefined){
let data2 = data.timeUnit;
if(!(((((data2 === "s") || (data2 === "ms")) || (data2 === "us")) || (data2 === "ns")) || (data2 === "text"))){
const err8 = {instancePath:instancePath+"/timeUnit",schemaPath:"#/properties/timeUnit/enum",keyword:"enum",params:{allowedValues: schema140.properties.timeUnit.enum},message:"must be equal to one of the allowed values",schema:schema140.properties.timeUnit.enum,parentSchema:schema140.properties.timeUnit,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.timeZone !== undefined){
let data3 = data.timeZone;
if(typeof data3 === "string"){
if(data3.length > 64){
const err9 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema140.properties.timeZone,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema140.properties.timeZone,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema140.properties.timeZone.type,parentSchema:schema140.properties.timeZone,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema140.type,parentSchema:schema140,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
data.type = "number";
}
for(const key0 in data){
if(!(func2.call(schema130.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema130,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.link !== undefined){
let data0 = data.link;
if(typeof data0 === "string"){
if(data0.length > 63){
const err1 = {instancePath:instancePath+"/link",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/link",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/link",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.topic !== undefined){
let data1 = data.topic;
if(typeof data1 === "string"){
if(data1.length > 1024){
const err4 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern57.test(data1)){
const err6 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/pattern",keyword:"pattern",params:{pattern: "^[^+#\\u0000]+$"},message:"must match pattern \""+"^[^+#\\u0000]+$"+"\"",schema:"^[^+#\\u0000]+$",parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema132.type,parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.node !== undefined){
let data2 = data.node;
if(typeof data2 === "string"){
if(data2.length > 1024){
const err8 = {instancePath:instancePath+"/node",schemaPath:"#/definitions/NodeAddress/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema133,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern58.test(data2)){
const err9 = {instancePath:instancePath+"/node",schemaPath:"#/definitions/NodeAddress/pattern",keyword:"pattern",params:{pattern: "^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$"},message:"must match pattern \""+"^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$"+"\"",schema:"^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$",parentSchema:schema133,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/node",schemaPath:"#/definitions/NodeAddress/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema133.type,parentSchema:schema133,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.sampling !== undefined){
let data3 = data.sampling;
if(typeof data3 === "string"){
if(data3.length > 32){
const err11 = {instancePath:instancePath+"/sampling",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern24.test(data3)){
const err12 = {instancePath:instancePath+"/sampling",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/sampling",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.queue !== undefined){
let data4 = data.queue;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err14 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema130.properties.queue.type,parentSchema:schema130.properties.queue,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10000 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema130.properties.queue,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema130.properties.queue,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
let data5 = data.type;
if(!(((((data5 === "number") || (data5 === "integer")) || (data5 === "boolean")) || (data5 === "string")) || (data5 === "object"))){
const err17 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data.as !== undefined){
let data6 = data.as;
if(!(((data6 === "value") || (data6 === "event")) || (data6 === "command"))){
const err18 = {instancePath:instancePath+"/as",schemaPath:"definitions.schema.json#/definitions/PortKind/enum",keyword:"enum",params:{allowedValues: schema24.enum},message:"must be equal to one of the allowed values",schema:schema24.enum,parentSchema:schema24,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.unit !== undefined){
let data7 = data.unit;
if(typeof data7 === "string"){
if(data7.length > 64){
const err19 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7.length < 1){
const err20 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.temperature !== undefined){
let data8 = data.temperature;
if(!((data8 === "absolute") || (data8 === "difference"))){
const err22 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.shape !== undefined){
let data9 = data.shape;
if(Array.isArray(data9)){
if(data9.length > 8){
const err23 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data9.length < 1){
const err24 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if((!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) && (data10 !== null)){
const err25 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err26 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
}
else {
const err27 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.payload !== undefined){
if(!(validate65(data.payload, {instancePath:instancePath+"/payload",parentData:data,parentDataProperty:"payload",rootData}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data.timeout !== undefined){
let data12 = data.timeout;
if(typeof data12 === "string"){
if(data12.length > 32){
const err28 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern24.test(data12)){
const err29 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data12};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.description !== undefined){
let data13 = data.description;
if(typeof data13 === "string"){
if(data13.length > 1000){
const err31 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema130.properties.description,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema130.properties.description.type,parentSchema:schema130.properties.description,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema130.type,parentSchema:schema130,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}

const schema145 = {"description":"A value that goes to the physical twin.","type":"object","additionalProperties":false,"properties":{"link":{"description":"The link of the value. With a single link it can be left out.","$ref":"definitions.schema.json#/definitions/Name"},"topic":{"description":"`mqtt`: the topic of the message.","$ref":"#/definitions/Topic"},"node":{"description":"`opcua`: the node that has the value.","$ref":"#/definitions/NodeAddress"},"type":{"description":"The type of the value. Absent: the type of the connected output.","$ref":"definitions.schema.json#/definitions/ValueType"},"as":{"$ref":"definitions.schema.json#/definitions/PortKind"},"unit":{"description":"The unit that the physical twin expects, as a UCUM code. Absent: the unit of the connected output.","$ref":"definitions.schema.json#/definitions/Unit"},"temperature":{"$ref":"definitions.schema.json#/definitions/Temperature"},"shape":{"$ref":"definitions.schema.json#/definitions/Shape"},"payload":{"description":"The message around the value. Absent: the message is only the value.","$ref":"#/definitions/CommandPayload"},"buffer":{"$ref":"definitions.schema.json#/definitions/Buffer"},"expires":{"description":"With `as: command` or `as: event`: how long a command may wait for the connection to the physical twin. Later, the command is not sent. Absent: 10s.","$ref":"definitions.schema.json#/definitions/Duration"},"safe":{"description":"The value, in the command's `unit`, that the physical twin gets when this twin is suspended, terminated or lost. Absent: the physical twin keeps the last command.","$ref":"definitions.schema.json#/definitions/Value"},"description":{"description":"What it does.","type":"string","maxLength":1000}}};
const schema154 = {"description":"The message that is sent for a command.","type":"object","additionalProperties":false,"required":["json"],"properties":{"json":{"description":"The place of the value in the message.","$ref":"#/definitions/JsonPointer"},"template":{"description":"The message around the value. The runner replaces the content at `json` and at `time`, and adds objects that are missing on the way. Absent: an empty object.","$ref":"definitions.schema.json#/definitions/Value"},"time":{"description":"The place of the time of the command in the message. Absent: the message has no time.","$ref":"#/definitions/JsonPointer"},"timeUnit":{"description":"The form of `time`: a number of `s`, `ms`, `us` or `ns` since 1970-01-01T00:00:00Z, or as an ISO 8601 `text` in UTC. Absent: `s`.","enum":["s","ms","us","ns","text"]}}};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.json === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "json"},message:"must have required property '"+"json"+"'",schema:schema154.required,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "json") || (key0 === "template")) || (key0 === "time")) || (key0 === "timeUnit"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.json !== undefined){
let data0 = data.json;
if(typeof data0 === "string"){
if(data0.length > 512){
const err2 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/JsonPointer/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema141,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern60.test(data0)){
const err3 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/JsonPointer/pattern",keyword:"pattern",params:{pattern: "^(/([^~/]|~[01])*)*$"},message:"must match pattern \""+"^(/([^~/]|~[01])*)*$"+"\"",schema:"^(/([^~/]|~[01])*)*$",parentSchema:schema141,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/json",schemaPath:"#/definitions/JsonPointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema141.type,parentSchema:schema141,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.time !== undefined){
let data2 = data.time;
if(typeof data2 === "string"){
if(data2.length > 512){
const err5 = {instancePath:instancePath+"/time",schemaPath:"#/definitions/JsonPointer/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema141,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern60.test(data2)){
const err6 = {instancePath:instancePath+"/time",schemaPath:"#/definitions/JsonPointer/pattern",keyword:"pattern",params:{pattern: "^(/([^~/]|~[01])*)*$"},message:"must match pattern \""+"^(/([^~/]|~[01])*)*$"+"\"",schema:"^(/([^~/]|~[01])*)*$",parentSchema:schema141,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/time",schemaPath:"#/definitions/JsonPointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema141.type,parentSchema:schema141,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.timeUnit !== undefined){
let data3 = data.timeUnit;
if(!(((((data3 === "s") || (data3 === "ms")) || (data3 === "us")) || (data3 === "ns")) || (data3 === "text"))){
const err8 = {instancePath:instancePath+"/timeUnit",schemaPath:"#/properties/timeUnit/enum",keyword:"enum",params:{allowedValues: schema154.properties.timeUnit.enum},message:"must be equal to one of the allowed values",schema:schema154.properties.timeUnit.enum,parentSchema:schema154.properties.timeUnit,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema154.type,parentSchema:schema154,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}


function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema145.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema145,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.link !== undefined){
let data0 = data.link;
if(typeof data0 === "string"){
if(data0.length > 63){
const err1 = {instancePath:instancePath+"/link",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/link",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/link",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.topic !== undefined){
let data1 = data.topic;
if(typeof data1 === "string"){
if(data1.length > 1024){
const err4 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern57.test(data1)){
const err6 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/pattern",keyword:"pattern",params:{pattern: "^[^+#\\u0000]+$"},message:"must match pattern \""+"^[^+#\\u0000]+$"+"\"",schema:"^[^+#\\u0000]+$",parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/topic",schemaPath:"#/definitions/Topic/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema132.type,parentSchema:schema132,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.node !== undefined){
let data2 = data.node;
if(typeof data2 === "string"){
if(data2.length > 1024){
const err8 = {instancePath:instancePath+"/node",schemaPath:"#/definitions/NodeAddress/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema133,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern58.test(data2)){
const err9 = {instancePath:instancePath+"/node",schemaPath:"#/definitions/NodeAddress/pattern",keyword:"pattern",params:{pattern: "^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$"},message:"must match pattern \""+"^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$"+"\"",schema:"^(ns=[0-9]{1,5};|nsu=[^;]+;)?(i=[0-9]{1,10}|s=[^\\u0000]+|g=[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|b=[A-Za-z0-9+/]+={0,2})$",parentSchema:schema133,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/node",schemaPath:"#/definitions/NodeAddress/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema133.type,parentSchema:schema133,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.type !== undefined){
let data3 = data.type;
if(!(((((data3 === "number") || (data3 === "integer")) || (data3 === "boolean")) || (data3 === "string")) || (data3 === "object"))){
const err11 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/ValueType/enum",keyword:"enum",params:{allowedValues: schema23.enum},message:"must be equal to one of the allowed values",schema:schema23.enum,parentSchema:schema23,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.as !== undefined){
let data4 = data.as;
if(!(((data4 === "value") || (data4 === "event")) || (data4 === "command"))){
const err12 = {instancePath:instancePath+"/as",schemaPath:"definitions.schema.json#/definitions/PortKind/enum",keyword:"enum",params:{allowedValues: schema24.enum},message:"must be equal to one of the allowed values",schema:schema24.enum,parentSchema:schema24,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.unit !== undefined){
let data5 = data.unit;
if(typeof data5 === "string"){
if(data5.length > 64){
const err13 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data5.length < 1){
const err14 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/unit",schemaPath:"definitions.schema.json#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.temperature !== undefined){
let data6 = data.temperature;
if(!((data6 === "absolute") || (data6 === "difference"))){
const err16 = {instancePath:instancePath+"/temperature",schemaPath:"definitions.schema.json#/definitions/Temperature/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.shape !== undefined){
let data7 = data.shape;
if(Array.isArray(data7)){
if(data7.length > 8){
const err17 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema27,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data7.length < 1){
const err18 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if((!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) && (data8 !== null)){
const err19 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/type",keyword:"type",params:{type: schema27.items.type},message:"must be integer,null",schema:schema27.items.type,parentSchema:schema27.items,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err20 = {instancePath:instancePath+"/shape/" + i0,schemaPath:"definitions.schema.json#/definitions/Shape/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.items,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/shape",schemaPath:"definitions.schema.json#/definitions/Shape/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.type,parentSchema:schema27,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.payload !== undefined){
if(!(validate69(data.payload, {instancePath:instancePath+"/payload",parentData:data,parentDataProperty:"payload",rootData}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
if(data.buffer !== undefined){
let data10 = data.buffer;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err22 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema28.type,parentSchema:schema28,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100000 || isNaN(data10)){
const err23 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema28,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/buffer",schemaPath:"definitions.schema.json#/definitions/Buffer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema28,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data.expires !== undefined){
let data11 = data.expires;
if(typeof data11 === "string"){
if(data11.length > 32){
const err25 = {instancePath:instancePath+"/expires",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern24.test(data11)){
const err26 = {instancePath:instancePath+"/expires",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/expires",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.description !== undefined){
let data13 = data.description;
if(typeof data13 === "string"){
if(data13.length > 1000){
const err28 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema145.properties.description,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema145.properties.description.type,parentSchema:schema145.properties.description,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema145.type,parentSchema:schema145,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mode === undefined){
data.mode = "control";
}
if(data.telemetry === undefined){
data.telemetry = {};
}
if(data.commands === undefined){
data.commands = {};
}
for(const key0 in data){
if(!((((((((key0 === "protocol") || (key0 === "mode")) || (key0 === "url")) || (key0 === "credentials")) || (key0 === "links")) || (key0 === "telemetry")) || (key0 === "commands")) || (key0 === "emulator"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.protocol !== undefined){
let data0 = data.protocol;
if(!((data0 === "mqtt") || (data0 === "opcua"))){
const err1 = {instancePath:instancePath+"/protocol",schemaPath:"#/definitions/Protocol/enum",keyword:"enum",params:{allowedValues: schema118.enum},message:"must be equal to one of the allowed values",schema:schema118.enum,parentSchema:schema118,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
let data1 = data.mode;
if(!((data1 === "control") || (data1 === "shadow"))){
const err2 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema117.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema117.properties.mode.enum,parentSchema:schema117.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.url !== undefined){
let data2 = data.url;
if(typeof data2 === "string"){
if(data2.length > 300){
const err3 = {instancePath:instancePath+"/url",schemaPath:"#/definitions/LinkUrl/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema119,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern49.test(data2)){
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/definitions/LinkUrl/pattern",keyword:"pattern",params:{pattern: "^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$"},message:"must match pattern \""+"^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$"+"\"",schema:"^(mqtts?|opc\\.tcp)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/%-]*)?$",parentSchema:schema119,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/url",schemaPath:"#/definitions/LinkUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema119.type,parentSchema:schema119,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.credentials !== undefined){
if(!(validate56(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.links !== undefined){
let data4 = data.links;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 20){
const err6 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/maxProperties",keyword:"maxProperties",params:{limit: 20},message:"must NOT have more than 20 properties",schema:20,parentSchema:schema117.properties.links,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err7 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema117.properties.links,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data4){
const _errs11 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err8 = {instancePath:instancePath+"/links",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern0.test(key1)){
const err9 = {instancePath:instancePath+"/links",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/links",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid3 = _errs11 === errors;
if(!valid3){
const err11 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema117.properties.links.propertyNames,parentSchema:schema117.properties.links,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
for(const key2 in data4){
if(!(validate58(data4[key2], {instancePath:instancePath+"/links/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.properties.links.type,parentSchema:schema117.properties.links,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data6 = data.telemetry;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 1000){
const err13 = {instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema117.properties.telemetry,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key3 in data6){
const _errs18 = errors;
if(typeof key3 === "string"){
if(key3.length > 63){
const err14 = {instancePath:instancePath+"/telemetry",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern4.test(key3)){
const err15 = {instancePath:instancePath+"/telemetry",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/telemetry",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid6 = _errs18 === errors;
if(!valid6){
const err17 = {instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema117.properties.telemetry.propertyNames,parentSchema:schema117.properties.telemetry,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
for(const key4 in data6){
if(!(validate64(data6[key4], {instancePath:instancePath+"/telemetry/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.properties.telemetry.type,parentSchema:schema117.properties.telemetry,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
let data8 = data.commands;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 1000){
const err19 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema117.properties.commands,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key5 in data8){
const _errs25 = errors;
if(typeof key5 === "string"){
if(key5.length > 63){
const err20 = {instancePath:instancePath+"/commands",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern4.test(key5)){
const err21 = {instancePath:instancePath+"/commands",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/commands",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var valid9 = _errs25 === errors;
if(!valid9){
const err23 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema117.properties.commands.propertyNames,parentSchema:schema117.properties.commands,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key6 in data8){
if(!(validate68(data8[key6], {instancePath:instancePath+"/commands/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.properties.commands.type,parentSchema:schema117.properties.commands,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data.emulator !== undefined){
if(!(validate47(data.emulator, {instancePath:instancePath+"/emulator",parentData:data,parentDataProperty:"emulator",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.type,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}

const schema161 = {"description":"C_i: the place, the workspace and the network of the twin.","type":"object","additionalProperties":false,"properties":{"place":{"description":"The place of the workspace, one of those in `platform.yaml`. Absent: the platform's default.","$ref":"definitions.schema.json#/definitions/Name"},"workspace":{"$ref":"#/definitions/Workspace","default":{}},"resources":{"$ref":"#/definitions/Resources","default":{}},"network":{"$ref":"#/definitions/Network"},"expose":{"description":"The endpoints of components that can be reached from the machine on which the twin runs, by the twin's name for each. Absent: none.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Exposure"},"default":{}}}};
const schema163 = {"description":"The environment of the components.","type":"object","additionalProperties":false,"properties":{"flavour":{"description":"The kind of environment that the components get.","enum":["process","container","desktop","shared-vm","dedicated-vm"],"default":"process"}}};
const schema168 = {"description":"The addresses that the components may reach. The platform enforces the list, or refuses the twin if the machine can't. Absent: no network if the machine can deny it, else an open network, which `dtaas status` shows.","type":"object","additionalProperties":false,"properties":{"internet":{"description":"`deny`: only the addresses in `allow` can be reached. `allow`: also the Internet, through the HTTP proxy that `HTTPS_PROXY` names; private networks and the machine itself stay closed.","enum":["deny","allow"],"default":"deny"},"allow":{"description":"The addresses that components may reach, as `host:port` or `[IPv6]:port`. `localhost` means the machine on which the twin runs; `dtaas check` warns about it.","type":"array","maxItems":1000,"items":{"description":"An address with its port: `mqtt.example.org:8883` or `[2001:db8::1]:8883`.","type":"string","maxLength":260,"pattern":"^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):[1-9][0-9]{0,4}$"},"default":[]}}};
const pattern73 = new RegExp("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):[1-9][0-9]{0,4}$", "u");
const schema164 = {"description":"The resources of all components together. Memory is a limit; processors are a share that counts when other programs need them, too. Absent: only the requirements of each asset are kept.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The largest size of all components' states together. Holes of sparse files count. Larger states are not saved. Absent: `4Gi`, or what the components require if that is more.","$ref":"definitions.schema.json#/definitions/Bytes"}}};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "cpu") || (key0 === "memory")) || (key0 === "disk"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema164,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.cpu !== undefined){
let data0 = data.cpu;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 4096 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema73,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 <= 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema73,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema73.type,parentSchema:schema73,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.memory !== undefined){
let data1 = data.memory;
if(typeof data1 === "string"){
if(data1.length > 32){
const err4 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern28.test(data1)){
const err5 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.disk !== undefined){
let data2 = data.disk;
if(typeof data2 === "string"){
if(data2.length > 32){
const err7 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern28.test(data2)){
const err8 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema164.type,parentSchema:schema164,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}

const schema170 = {"description":"An endpoint of a component, and the address at which it is exposed.","type":"object","additionalProperties":false,"required":["endpoint"],"properties":{"endpoint":{"description":"The component and the name of its endpoint in `run.endpoints`: `dashboard.web`.","type":"string","maxLength":128,"pattern":"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"},"port":{"description":"The port on the machine on which the twin runs. Absent: the platform picks a free port, which stays the same when the twin is restarted.","$ref":"definitions.schema.json#/definitions/TcpPort"},"address":{"description":"The IP address of the machine at which the port is open. `127.0.0.1` and `::1` can be reached only from the machine itself; `0.0.0.0` stands for all its addresses.","type":"string","maxLength":45,"pattern":"^[0-9A-Fa-f.:]+$","default":"127.0.0.1"}}};
const pattern75 = new RegExp("^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$", "u");
const pattern76 = new RegExp("^[0-9A-Fa-f.:]+$", "u");

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.address === undefined){
data.address = "127.0.0.1";
}
if(data.endpoint === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "endpoint"},message:"must have required property '"+"endpoint"+"'",schema:schema170.required,parentSchema:schema170,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "endpoint") || (key0 === "port")) || (key0 === "address"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema170,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.endpoint !== undefined){
let data0 = data.endpoint;
if(typeof data0 === "string"){
if(data0.length > 128){
const err2 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema170.properties.endpoint,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern75.test(data0)){
const err3 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema170.properties.endpoint,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema170.properties.endpoint.type,parentSchema:schema170.properties.endpoint,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.port !== undefined){
let data1 = data.port;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/port",schemaPath:"definitions.schema.json#/definitions/TcpPort/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema62.type,parentSchema:schema62,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/port",schemaPath:"definitions.schema.json#/definitions/TcpPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema62,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/port",schemaPath:"definitions.schema.json#/definitions/TcpPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema62,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
let data2 = data.address;
if(typeof data2 === "string"){
if(data2.length > 45){
const err8 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/maxLength",keyword:"maxLength",params:{limit: 45},message:"must NOT have more than 45 characters",schema:45,parentSchema:schema170.properties.address,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern76.test(data2)){
const err9 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f.:]+$"},message:"must match pattern \""+"^[0-9A-Fa-f.:]+$"+"\"",schema:"^[0-9A-Fa-f.:]+$",parentSchema:schema170.properties.address,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema170.properties.address.type,parentSchema:schema170.properties.address,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema170.type,parentSchema:schema170,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.workspace === undefined){
data.workspace = {};
}
if(data.resources === undefined){
data.resources = {};
}
if(data.expose === undefined){
data.expose = {};
}
for(const key0 in data){
if(!(((((key0 === "place") || (key0 === "workspace")) || (key0 === "resources")) || (key0 === "network")) || (key0 === "expose"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema161,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.place !== undefined){
let data0 = data.place;
if(typeof data0 === "string"){
if(data0.length > 63){
const err1 = {instancePath:instancePath+"/place",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/place",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/place",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let data1 = data.workspace;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.flavour === undefined){
data1.flavour = "process";
}
for(const key1 in data1){
if(!(key1 === "flavour")){
const err4 = {instancePath:instancePath+"/workspace",schemaPath:"#/definitions/Workspace/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema163,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data1.flavour;
if(!(((((data2 === "process") || (data2 === "container")) || (data2 === "desktop")) || (data2 === "shared-vm")) || (data2 === "dedicated-vm"))){
const err5 = {instancePath:instancePath+"/workspace/flavour",schemaPath:"#/definitions/Workspace/properties/flavour/enum",keyword:"enum",params:{allowedValues: schema163.properties.flavour.enum},message:"must be equal to one of the allowed values",schema:schema163.properties.flavour.enum,parentSchema:schema163.properties.flavour,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/workspace",schemaPath:"#/definitions/Workspace/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema163.type,parentSchema:schema163,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(validate75(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
if(data.network !== undefined){
let data4 = data.network;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.internet === undefined){
data4.internet = "deny";
}
if(data4.allow === undefined){
data4.allow = [];
}
for(const key2 in data4){
if(!((key2 === "internet") || (key2 === "allow"))){
const err7 = {instancePath:instancePath+"/network",schemaPath:"#/definitions/Network/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema168,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let data5 = data4.internet;
if(!((data5 === "deny") || (data5 === "allow"))){
const err8 = {instancePath:instancePath+"/network/internet",schemaPath:"#/definitions/Network/properties/internet/enum",keyword:"enum",params:{allowedValues: schema168.properties.internet.enum},message:"must be equal to one of the allowed values",schema:schema168.properties.internet.enum,parentSchema:schema168.properties.internet,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
let data6 = data4.allow;
if(Array.isArray(data6)){
if(data6.length > 1000){
const err9 = {instancePath:instancePath+"/network/allow",schemaPath:"#/definitions/Network/properties/allow/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema168.properties.allow,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(data7.length > 260){
const err10 = {instancePath:instancePath+"/network/allow/" + i0,schemaPath:"#/definitions/Network/properties/allow/items/maxLength",keyword:"maxLength",params:{limit: 260},message:"must NOT have more than 260 characters",schema:260,parentSchema:schema168.properties.allow.items,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern73.test(data7)){
const err11 = {instancePath:instancePath+"/network/allow/" + i0,schemaPath:"#/definitions/Network/properties/allow/items/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):[1-9][0-9]{0,4}$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):[1-9][0-9]{0,4}$"+"\"",schema:"^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\]):[1-9][0-9]{0,4}$",parentSchema:schema168.properties.allow.items,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/network/allow/" + i0,schemaPath:"#/definitions/Network/properties/allow/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema168.properties.allow.items.type,parentSchema:schema168.properties.allow.items,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/network/allow",schemaPath:"#/definitions/Network/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema168.properties.allow.type,parentSchema:schema168.properties.allow,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/network",schemaPath:"#/definitions/Network/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema168.type,parentSchema:schema168,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let data8 = data.expose;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 100){
const err15 = {instancePath:instancePath+"/expose",schemaPath:"#/properties/expose/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema161.properties.expose,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key3 in data8){
const _errs22 = errors;
if(typeof key3 === "string"){
if(key3.length > 63){
const err16 = {instancePath:instancePath+"/expose",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!pattern0.test(key3)){
const err17 = {instancePath:instancePath+"/expose",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/expose",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid8 = _errs22 === errors;
if(!valid8){
const err19 = {instancePath:instancePath+"/expose",schemaPath:"#/properties/expose/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema161.properties.expose.propertyNames,parentSchema:schema161.properties.expose,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
for(const key4 in data8){
if(!(validate77(data8[key4], {instancePath:instancePath+"/expose/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/expose",schemaPath:"#/properties/expose/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema161.properties.expose.type,parentSchema:schema161.properties.expose,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema161.type,parentSchema:schema161,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}

const schema173 = {"description":"An external system.","type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"description":"The type of the system, e.g. `influxdb`.","$ref":"definitions.schema.json#/definitions/Name"},"url":{"description":"The address, without credentials.","type":"string","maxLength":2000,"pattern":"^[a-z][a-z0-9+.-]*://[^\\s@]+$"},"token":{"description":"The secret that gives access to the system.","$ref":"definitions.schema.json#/definitions/Secret"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"},"options":{"description":"Other settings of this type of system, by name.","$ref":"definitions.schema.json#/definitions/Values","default":{}},"description":{"description":"What the asset is for.","type":"string","maxLength":1000}}};
const pattern79 = new RegExp("^[a-z][a-z0-9+.-]*://[^\\s@]+$", "u");

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.options === undefined){
data.options = {};
}
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema173.required,parentSchema:schema173,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "type") || (key0 === "url")) || (key0 === "token")) || (key0 === "credentials")) || (key0 === "options")) || (key0 === "description"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema173,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 === "string"){
if(data0.length > 63){
const err2 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/type",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.url !== undefined){
let data1 = data.url;
if(typeof data1 === "string"){
if(data1.length > 2000){
const err5 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters",schema:2000,parentSchema:schema173.properties.url,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern79.test(data1)){
const err6 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9+.-]*://[^\\s@]+$"},message:"must match pattern \""+"^[a-z][a-z0-9+.-]*://[^\\s@]+$"+"\"",schema:"^[a-z][a-z0-9+.-]*://[^\\s@]+$",parentSchema:schema173.properties.url,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema173.properties.url.type,parentSchema:schema173.properties.url,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.token !== undefined){
if(!(validate56(data.token, {instancePath:instancePath+"/token",parentData:data,parentDataProperty:"token",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined){
if(!(validate56(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(!(validate52(data.options, {instancePath:instancePath+"/options",parentData:data,parentDataProperty:"options",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
if(data.description !== undefined){
let data5 = data.description;
if(typeof data5 === "string"){
if(data5.length > 1000){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema173.properties.description,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema173.properties.description.type,parentSchema:schema173.properties.description,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema173.type,parentSchema:schema173,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate80.errors = vErrors;
return errors === 0;
}

const schema175 = {"description":"The desired state of the twin, its clock and its saves.","type":"object","additionalProperties":false,"properties":{"desired":{"description":"The desired state of the twin.","enum":["running","suspended","terminated"],"default":"running"},"restore":{"description":"The state from which a new or replaced twin starts: `none` (no state), `latest` (the latest snapshot), or the name of a snapshot.","type":"string","maxLength":64,"pattern":"^(none|latest|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$","default":"latest"},"schedule":{"$ref":"#/definitions/Schedule"},"idle":{"$ref":"#/definitions/Idle"},"clock":{"$ref":"#/definitions/Clock","default":{}},"save":{"$ref":"#/definitions/Save","default":{}},"prune":{"description":"What happens to the twin when its directory is gone: deleted after a `confirm`, `never`, or `auto`matically.","enum":["confirm","never","auto"],"default":"confirm"}}};
const schema176 = {"description":"The hours in which the twin runs. Outside of them it is suspended. Absent: the twin always runs.","type":"object","additionalProperties":false,"required":["timezone","running"],"properties":{"timezone":{"description":"The time zone of the hours, by its IANA name: `Europe/Copenhagen`, `UTC`.","type":"string","minLength":1,"maxLength":64},"running":{"description":"Windows of time, e.g. `Mon-Fri 07:00-18:00`, `Sat,Sun 08:00-12:00`. A window without days is of every day. A window that ends before it begins ends on the next day: `22:00-06:00`.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":100}}}};
const pattern80 = new RegExp("^(none|latest|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$", "u");
const schema177 = {"description":"The twin is suspended when nobody uses it. Absent: the twin isn't suspended for that.","type":"object","additionalProperties":false,"required":["after"],"properties":{"after":{"description":"How long nobody has looked at the twin and no telemetry has arrived.","$ref":"definitions.schema.json#/definitions/Duration"}}};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.after === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema177.required,parentSchema:schema177,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "after")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema177,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.after !== undefined){
let data0 = data.after;
if(typeof data0 === "string"){
if(data0.length > 32){
const err2 = {instancePath:instancePath+"/after",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern24.test(data0)){
const err3 = {instancePath:instancePath+"/after",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/after",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema177.type,parentSchema:schema177,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}

const schema179 = {"description":"The clock of the components.","type":"object","additionalProperties":false,"properties":{"mode":{"description":"`wall`: real time, components run freely. `lockstep`: simulated time in steps, each component after those that feed it. With an emulator the twin runs in lockstep in any case, unless `--clock wall` is given.","enum":["wall","lockstep"],"default":"wall"},"step":{"description":"Lockstep: the simulated time of a step. Absent with an emulator: its parameter `period`, else a second.","$ref":"definitions.schema.json#/definitions/Quantity"},"speed":{"description":"Lockstep: a multiple of real time, or `max`, as fast as it goes. Absent: 1.","type":["number","string"],"exclusiveMinimum":0,"maximum":1000000,"maxLength":3,"pattern":"^max$","tsType":"number | 'max'"},"until":{"description":"Lockstep: the simulated time that the run takes, counted from step 0. At its end the twin is saved, its components leave, and its health is `Completed`. Absent: the run has no end.","$ref":"definitions.schema.json#/definitions/Quantity"},"epoch":{"description":"Lockstep: the time of step 0 in seconds since 1970-01-01T00:00:00Z; at least 2^28, which RFC 8428 requires of absolute times. Absent: 1577836800, the start of 2020.","type":"integer","minimum":268435456,"maximum":253402300799}}};
const schema180 = {"description":"A number with its unit.","type":"object","additionalProperties":false,"required":["value","unit"],"properties":{"value":{"description":"The number, in `unit`.","type":"number"},"unit":{"description":"The unit as a UCUM code.","$ref":"#/definitions/Unit"}}};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema180.required,parentSchema:schema180,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.unit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},message:"must have required property '"+"unit"+"'",schema:schema180.required,parentSchema:schema180,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "value") || (key0 === "unit"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema180,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.value !== undefined){
let data0 = data.value;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema180.properties.value.type,parentSchema:schema180.properties.value,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(data1.length > 64){
const err4 = {instancePath:instancePath+"/unit",schemaPath:"#/definitions/Unit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema25,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/unit",schemaPath:"#/definitions/Unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/unit",schemaPath:"#/definitions/Unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema180.type,parentSchema:schema180,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate89.errors = vErrors;
return errors === 0;
}

const pattern82 = new RegExp("^max$", "u");

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mode === undefined){
data.mode = "wall";
}
for(const key0 in data){
if(!(((((key0 === "mode") || (key0 === "step")) || (key0 === "speed")) || (key0 === "until")) || (key0 === "epoch"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
let data0 = data.mode;
if(!((data0 === "wall") || (data0 === "lockstep"))){
const err1 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema179.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema179.properties.mode.enum,parentSchema:schema179.properties.mode,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.step !== undefined){
if(!(validate89(data.step, {instancePath:instancePath+"/step",parentData:data,parentDataProperty:"step",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.speed !== undefined){
let data2 = data.speed;
if((!((typeof data2 == "number") && (isFinite(data2)))) && (typeof data2 !== "string")){
const err2 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/type",keyword:"type",params:{type: schema179.properties.speed.type},message:"must be number,string",schema:schema179.properties.speed.type,parentSchema:schema179.properties.speed,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema179.properties.speed,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2 <= 0 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema179.properties.speed,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(typeof data2 === "string"){
if(data2.length > 3){
const err5 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/maxLength",keyword:"maxLength",params:{limit: 3},message:"must NOT have more than 3 characters",schema:3,parentSchema:schema179.properties.speed,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern82.test(data2)){
const err6 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/pattern",keyword:"pattern",params:{pattern: "^max$"},message:"must match pattern \""+"^max$"+"\"",schema:"^max$",parentSchema:schema179.properties.speed,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.until !== undefined){
if(!(validate89(data.until, {instancePath:instancePath+"/until",parentData:data,parentDataProperty:"until",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.epoch !== undefined){
let data4 = data.epoch;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err7 = {instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema179.properties.epoch.type,parentSchema:schema179.properties.epoch,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 253402300799 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 253402300799},message:"must be <= 253402300799",schema:253402300799,parentSchema:schema179.properties.epoch,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4 < 268435456 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 268435456},message:"must be >= 268435456",schema:268435456,parentSchema:schema179.properties.epoch,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema179.type,parentSchema:schema179,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}

const schema182 = {"description":"When the twin's state is saved.","type":"object","additionalProperties":false,"properties":{"every":{"description":"The time between two scheduled saves. Absent: the state is only saved on request.","$ref":"definitions.schema.json#/definitions/Duration"},"keep":{"description":"The number of scheduled snapshots that are kept.","type":"integer","minimum":1,"maximum":100000,"default":24},"onTerminate":{"description":"Whether the twin is saved before it is terminated.","type":"boolean","default":true}}};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.keep === undefined){
data.keep = 24;
}
if(data.onTerminate === undefined){
data.onTerminate = true;
}
for(const key0 in data){
if(!(((key0 === "every") || (key0 === "keep")) || (key0 === "onTerminate"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema182,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.every !== undefined){
let data0 = data.every;
if(typeof data0 === "string"){
if(data0.length > 32){
const err1 = {instancePath:instancePath+"/every",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern24.test(data0)){
const err2 = {instancePath:instancePath+"/every",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/every",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let data1 = data.keep;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err4 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema182.properties.keep.type,parentSchema:schema182.properties.keep,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema182.properties.keep,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema182.properties.keep,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
let data2 = data.onTerminate;
if(typeof data2 !== "boolean"){
const err7 = {instancePath:instancePath+"/onTerminate",schemaPath:"#/properties/onTerminate/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema182.properties.onTerminate.type,parentSchema:schema182.properties.onTerminate,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema182.type,parentSchema:schema182,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}


function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.desired === undefined){
data.desired = "running";
}
if(data.restore === undefined){
data.restore = "latest";
}
if(data.clock === undefined){
data.clock = {};
}
if(data.save === undefined){
data.save = {};
}
if(data.prune === undefined){
data.prune = "confirm";
}
for(const key0 in data){
if(!(((((((key0 === "desired") || (key0 === "restore")) || (key0 === "schedule")) || (key0 === "idle")) || (key0 === "clock")) || (key0 === "save")) || (key0 === "prune"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema175,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
let data0 = data.desired;
if(!(((data0 === "running") || (data0 === "suspended")) || (data0 === "terminated"))){
const err1 = {instancePath:instancePath+"/desired",schemaPath:"#/properties/desired/enum",keyword:"enum",params:{allowedValues: schema175.properties.desired.enum},message:"must be equal to one of the allowed values",schema:schema175.properties.desired.enum,parentSchema:schema175.properties.desired,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
let data1 = data.restore;
if(typeof data1 === "string"){
if(data1.length > 64){
const err2 = {instancePath:instancePath+"/restore",schemaPath:"#/properties/restore/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema175.properties.restore,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern80.test(data1)){
const err3 = {instancePath:instancePath+"/restore",schemaPath:"#/properties/restore/pattern",keyword:"pattern",params:{pattern: "^(none|latest|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$"},message:"must match pattern \""+"^(none|latest|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$"+"\"",schema:"^(none|latest|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$",parentSchema:schema175.properties.restore,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/restore",schemaPath:"#/properties/restore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema175.properties.restore.type,parentSchema:schema175.properties.restore,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.schedule !== undefined){
let data2 = data.schedule;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.timezone === undefined){
const err5 = {instancePath:instancePath+"/schedule",schemaPath:"#/definitions/Schedule/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'",schema:schema176.required,parentSchema:schema176,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.running === undefined){
const err6 = {instancePath:instancePath+"/schedule",schemaPath:"#/definitions/Schedule/required",keyword:"required",params:{missingProperty: "running"},message:"must have required property '"+"running"+"'",schema:schema176.required,parentSchema:schema176,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data2){
if(!((key1 === "timezone") || (key1 === "running"))){
const err7 = {instancePath:instancePath+"/schedule",schemaPath:"#/definitions/Schedule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema176,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.timezone !== undefined){
let data3 = data2.timezone;
if(typeof data3 === "string"){
if(data3.length > 64){
const err8 = {instancePath:instancePath+"/schedule/timezone",schemaPath:"#/definitions/Schedule/properties/timezone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema176.properties.timezone,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.length < 1){
const err9 = {instancePath:instancePath+"/schedule/timezone",schemaPath:"#/definitions/Schedule/properties/timezone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema176.properties.timezone,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/schedule/timezone",schemaPath:"#/definitions/Schedule/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema176.properties.timezone.type,parentSchema:schema176.properties.timezone,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.running !== undefined){
let data4 = data2.running;
if(Array.isArray(data4)){
if(data4.length > 100){
const err11 = {instancePath:instancePath+"/schedule/running",schemaPath:"#/definitions/Schedule/properties/running/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema176.properties.running,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/schedule/running",schemaPath:"#/definitions/Schedule/properties/running/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema176.properties.running,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 100){
const err13 = {instancePath:instancePath+"/schedule/running/" + i0,schemaPath:"#/definitions/Schedule/properties/running/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema176.properties.running.items,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data5.length < 1){
const err14 = {instancePath:instancePath+"/schedule/running/" + i0,schemaPath:"#/definitions/Schedule/properties/running/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema176.properties.running.items,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/schedule/running/" + i0,schemaPath:"#/definitions/Schedule/properties/running/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema176.properties.running.items.type,parentSchema:schema176.properties.running.items,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/schedule/running",schemaPath:"#/definitions/Schedule/properties/running/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema176.properties.running.type,parentSchema:schema176.properties.running,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/schedule",schemaPath:"#/definitions/Schedule/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema176.type,parentSchema:schema176,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.idle !== undefined){
if(!(validate86(data.idle, {instancePath:instancePath+"/idle",parentData:data,parentDataProperty:"idle",rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(!(validate88(data.clock, {instancePath:instancePath+"/clock",parentData:data,parentDataProperty:"clock",rootData}))){
vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
errors = vErrors.length;
}
if(!(validate93(data.save, {instancePath:instancePath+"/save",parentData:data,parentDataProperty:"save",rootData}))){
vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
errors = vErrors.length;
}
let data9 = data.prune;
if(!(((data9 === "confirm") || (data9 === "never")) || (data9 === "auto"))){
const err18 = {instancePath:instancePath+"/prune",schemaPath:"#/properties/prune/enum",keyword:"enum",params:{allowedValues: schema175.properties.prune.enum},message:"must be equal to one of the allowed values",schema:schema175.properties.prune.enum,parentSchema:schema175.properties.prune,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema175.type,parentSchema:schema175,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}

const schema184 = {"description":"The test of a twin: a run in simulated time, with the emulator in place of the physical twin. `dtaas verify` runs it.","type":"object","additionalProperties":false,"required":["until","expect"],"properties":{"until":{"description":"The simulated time that the run takes. All times of a test count from the start of the run.","$ref":"definitions.schema.json#/definitions/Quantity"},"from":{"description":"The state from which the run starts: `none` (no state), or the name of a snapshot of the twin.","type":"string","maxLength":64,"pattern":"^(none|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$","default":"none"},"timeout":{"description":"How long the run may take, in real time.","$ref":"definitions.schema.json#/definitions/Duration","default":"60s"},"expect":{"description":"The expectations, by name. The test passes if each of them is met.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Expectation"}}}};
const schema187 = {"description":"One expectation of a test. It is one of four: bounds of a `port` (`minimum`, `maximum`), a value of a `port` that is `seen` or not, a function that judges (`judge`), or the recording of another run (`trajectory`).","type":"object","additionalProperties":false,"properties":{"port":{"description":"An output of a component, or telemetry of the physical twin: `lid.open`, `physical.temperature`.","$ref":"#/definitions/PortName"},"minimum":{"description":"The least value allowed, in any unit that fits: `{value: 33, unit: Cel}`.","$ref":"definitions.schema.json#/definitions/Value"},"maximum":{"description":"The greatest value allowed, in any unit that fits.","$ref":"definitions.schema.json#/definitions/Value"},"settle":{"description":"How long the port may take until its values are within the bounds, counted from `after`. Absent: no time.","$ref":"definitions.schema.json#/definitions/Quantity"},"seen":{"description":"`true`: the port gives such a value. `false`: it gives none.","type":"boolean"},"equals":{"description":"With `seen`: the value that counts. Absent: any value.","$ref":"definitions.schema.json#/definitions/Value"},"after":{"description":"The time from which values of the port count. Absent: from the start.","$ref":"definitions.schema.json#/definitions/Quantity"},"before":{"description":"The time from which values of the port no longer count. Absent: until the end.","$ref":"definitions.schema.json#/definitions/Quantity"},"judge":{"description":"A function with a `batch` that reads what all ports gave, and ends with exit code 0 if the expectation is met.","$ref":"#/definitions/Judge"},"trajectory":{"description":"A CSV file in the twin's folder. Its columns are `time` and ports: `time,physical.temperature [Cel]`.","$ref":"definitions.schema.json#/definitions/Path"},"tolerance":{"description":"With `trajectory`: how far a value may be from the file's, by port. Absent: both are equal.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"#/definitions/PortName"},"additionalProperties":{"$ref":"#/definitions/Tolerance"}}}};
const schema188 = {"description":"`component.output`, or `physical.telemetry`.","type":"string","maxLength":130,"pattern":"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"};
const schema192 = {"description":"A function that judges a run.","type":"object","additionalProperties":false,"required":["asset","version"],"properties":{"asset":{"$ref":"definitions.schema.json#/definitions/AssetReference"},"version":{"description":"The range of allowed versions. `twin.lock` fixes one of them.","$ref":"definitions.schema.json#/definitions/Range"},"with":{"description":"Values of the function's parameters, by name.","$ref":"definitions.schema.json#/definitions/Values","default":{}},"uses":{"description":"The components of the twin that the function uses: name of the use → component id.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Identifier"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Name"},"default":{}}}};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.with === undefined){
data.with = {};
}
if(data.uses === undefined){
data.uses = {};
}
if(data.asset === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema192.required,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema192.required,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "asset") || (key0 === "version")) || (key0 === "with")) || (key0 === "uses"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.asset !== undefined){
let data0 = data.asset;
if(typeof data0 === "string"){
if(data0.length > 80){
const err3 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters",schema:80,parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern11.test(data0)){
const err4 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/pattern",keyword:"pattern",params:{pattern: "^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(data|models|functions|tools)/[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/asset",schemaPath:"definitions.schema.json#/definitions/AssetReference/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.type,parentSchema:schema51,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 128){
const err6 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern2.test(data1)){
const err7 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(!(validate52(data.with, {instancePath:instancePath+"/with",parentData:data,parentDataProperty:"with",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
let data3 = data.uses;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 100){
const err9 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema192.properties.uses,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
const _errs11 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err10 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern4.test(key1)){
const err11 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/pattern",keyword:"pattern",params:{pattern: "^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/uses",schemaPath:"definitions.schema.json#/definitions/Identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.type,parentSchema:schema21,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid3 = _errs11 === errors;
if(!valid3){
const err13 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema192.properties.uses.propertyNames,parentSchema:schema192.properties.uses,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 in data3){
let data4 = data3[key2];
if(typeof data4 === "string"){
if(data4.length > 63){
const err14 = {instancePath:instancePath+"/uses/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern0.test(data4)){
const err15 = {instancePath:instancePath+"/uses/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/uses/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema192.properties.uses.type,parentSchema:schema192.properties.uses,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema192.type,parentSchema:schema192,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}

const schema199 = {"description":"How far a value may be from the expected one. If both are given, the larger one counts.","type":"object","additionalProperties":false,"properties":{"absolute":{"description":"A difference in any unit that fits: `{value: 0.1, unit: K}`.","$ref":"definitions.schema.json#/definitions/Value"},"relative":{"description":"A part of the expected value: 0.01 is one per cent.","type":"number","minimum":0}}};

function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "absolute") || (key0 === "relative"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema199,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.relative !== undefined){
let data1 = data.relative;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err1 = {instancePath:instancePath+"/relative",schemaPath:"#/properties/relative/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema199.properties.relative,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/relative",schemaPath:"#/properties/relative/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema199.properties.relative.type,parentSchema:schema199.properties.relative,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema199.type,parentSchema:schema199,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate105.errors = vErrors;
return errors === 0;
}


function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema187.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema187,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.port !== undefined){
let data0 = data.port;
if(typeof data0 === "string"){
if(data0.length > 130){
const err1 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/PortName/maxLength",keyword:"maxLength",params:{limit: 130},message:"must NOT have more than 130 characters",schema:130,parentSchema:schema188,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern75.test(data0)){
const err2 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/PortName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema188,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/PortName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema188.type,parentSchema:schema188,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.settle !== undefined){
if(!(validate89(data.settle, {instancePath:instancePath+"/settle",parentData:data,parentDataProperty:"settle",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.seen !== undefined){
let data4 = data.seen;
if(typeof data4 !== "boolean"){
const err4 = {instancePath:instancePath+"/seen",schemaPath:"#/properties/seen/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema187.properties.seen.type,parentSchema:schema187.properties.seen,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.after !== undefined){
if(!(validate89(data.after, {instancePath:instancePath+"/after",parentData:data,parentDataProperty:"after",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.before !== undefined){
if(!(validate89(data.before, {instancePath:instancePath+"/before",parentData:data,parentDataProperty:"before",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.judge !== undefined){
if(!(validate102(data.judge, {instancePath:instancePath+"/judge",parentData:data,parentDataProperty:"judge",rootData}))){
vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
errors = vErrors.length;
}
}
if(data.trajectory !== undefined){
let data9 = data.trajectory;
if(typeof data9 === "string"){
if(data9.length > 256){
const err5 = {instancePath:instancePath+"/trajectory",schemaPath:"definitions.schema.json#/definitions/Path/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema53,data:data9};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern13.test(data9)){
const err6 = {instancePath:instancePath+"/trajectory",schemaPath:"definitions.schema.json#/definitions/Path/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|]*[^\\\\\\u0000-\\u001f\\u007f:*?\"<>|/]$",parentSchema:schema53,data:data9};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/trajectory",schemaPath:"definitions.schema.json#/definitions/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data9};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.tolerance !== undefined){
let data10 = data.tolerance;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 1000){
const err8 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema187.properties.tolerance,data:data10};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data10){
const _errs19 = errors;
if(typeof key1 === "string"){
if(key1.length > 130){
const err9 = {instancePath:instancePath+"/tolerance",schemaPath:"#/definitions/PortName/maxLength",keyword:"maxLength",params:{limit: 130},message:"must NOT have more than 130 characters",schema:130,parentSchema:schema188,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern75.test(key1)){
const err10 = {instancePath:instancePath+"/tolerance",schemaPath:"#/definitions/PortName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema188,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/tolerance",schemaPath:"#/definitions/PortName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema188.type,parentSchema:schema188,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid6 = _errs19 === errors;
if(!valid6){
const err12 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema187.properties.tolerance.propertyNames,parentSchema:schema187.properties.tolerance,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
for(const key2 in data10){
if(!(validate105(data10[key2], {instancePath:instancePath+"/tolerance/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema187.properties.tolerance.type,parentSchema:schema187.properties.tolerance,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema187.type,parentSchema:schema187,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}

const pattern84 = new RegExp("^(none|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$", "u");

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
data.from = "none";
}
if(data.timeout === undefined){
data.timeout = "60s";
}
if(data.until === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema184.required,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.expect === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"},message:"must have required property '"+"expect"+"'",schema:schema184.required,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "until") || (key0 === "from")) || (key0 === "timeout")) || (key0 === "expect"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.until !== undefined){
if(!(validate89(data.until, {instancePath:instancePath+"/until",parentData:data,parentDataProperty:"until",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
let data1 = data.from;
if(typeof data1 === "string"){
if(data1.length > 64){
const err3 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema184.properties.from,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern84.test(data1)){
const err4 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/pattern",keyword:"pattern",params:{pattern: "^(none|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$"},message:"must match pattern \""+"^(none|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$"+"\"",schema:"^(none|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8})$",parentSchema:schema184.properties.from,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema184.properties.from.type,parentSchema:schema184.properties.from,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
let data2 = data.timeout;
if(typeof data2 === "string"){
if(data2.length > 32){
const err6 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema67,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern24.test(data2)){
const err7 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$"+"\"",schema:"^(0|[1-9][0-9]*)(\\.[0-9]+)?(ms|s|min|h|d)$",parentSchema:schema67,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/timeout",schemaPath:"definitions.schema.json#/definitions/Duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.expect !== undefined){
let data3 = data.expect;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 1000){
const err9 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema184.properties.expect,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(Object.keys(data3).length < 1){
const err10 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema184.properties.expect,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data3){
const _errs10 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err11 = {instancePath:instancePath+"/expect",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern0.test(key1)){
const err12 = {instancePath:instancePath+"/expect",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/expect",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid2 = _errs10 === errors;
if(!valid2){
const err14 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema184.properties.expect.propertyNames,parentSchema:schema184.properties.expect,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
for(const key2 in data3){
if(!(validate98(data3[key2], {instancePath:instancePath+"/expect/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema184.properties.expect.type,parentSchema:schema184.properties.expect,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema184.type,parentSchema:schema184,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate96.errors = vErrors;
return errors === 0;
}

const schema202 = {"description":"Another twin that runs as a part of this twin.","type":"object","additionalProperties":false,"required":["twin","version"],"properties":{"twin":{"description":"The twin's name.","$ref":"definitions.schema.json#/definitions/Name"},"version":{"description":"The allowed versions.","$ref":"definitions.schema.json#/definitions/Range"},"with":{"description":"Values for parameters of the child's components: component id → parameter → value.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"definitions.schema.json#/definitions/Values"},"default":{}}}};

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.with === undefined){
data.with = {};
}
if(data.twin === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "twin"},message:"must have required property '"+"twin"+"'",schema:schema202.required,parentSchema:schema202,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema202.required,parentSchema:schema202,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "twin") || (key0 === "version")) || (key0 === "with"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema202,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.twin !== undefined){
let data0 = data.twin;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/twin",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/twin",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/twin",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(data1.length > 128){
const err6 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern2.test(data1)){
const err7 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data2 = data.with;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 1000){
const err9 = {instancePath:instancePath+"/with",schemaPath:"#/properties/with/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema202.properties.with,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
const _errs10 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err10 = {instancePath:instancePath+"/with",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern0.test(key1)){
const err11 = {instancePath:instancePath+"/with",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/with",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid3 = _errs10 === errors;
if(!valid3){
const err13 = {instancePath:instancePath+"/with",schemaPath:"#/properties/with/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema202.properties.with.propertyNames,parentSchema:schema202.properties.with,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 in data2){
if(!(validate52(data2[key2], {instancePath:instancePath+"/with/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/with",schemaPath:"#/properties/with/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema202.properties.with.type,parentSchema:schema202.properties.with,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema202.type,parentSchema:schema202,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.assets === undefined){
data.assets = {};
}
if(data.connections === undefined){
data.connections = [];
}
if(data.infrastructure === undefined){
data.infrastructure = {};
}
if(data.integrations === undefined){
data.integrations = {};
}
if(data.lifecycle === undefined){
data.lifecycle = {};
}
if(data.children === undefined){
data.children = {};
}
for(const key0 in data){
if(!((((((((key0 === "assets") || (key0 === "connections")) || (key0 === "physicalTwin")) || (key0 === "infrastructure")) || (key0 === "integrations")) || (key0 === "lifecycle")) || (key0 === "test")) || (key0 === "children"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
let data0 = data.assets;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length > 1000){
const err1 = {instancePath:instancePath+"/assets",schemaPath:"#/properties/assets/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema86.properties.assets,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err2 = {instancePath:instancePath+"/assets",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(key1)){
const err3 = {instancePath:instancePath+"/assets",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/assets",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err5 = {instancePath:instancePath+"/assets",schemaPath:"#/properties/assets/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema86.properties.assets.propertyNames,parentSchema:schema86.properties.assets,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
for(const key2 in data0){
if(!(validate47(data0[key2], {instancePath:instancePath+"/assets/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/assets",schemaPath:"#/properties/assets/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.properties.assets.type,parentSchema:schema86.properties.assets,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let data2 = data.connections;
if(Array.isArray(data2)){
if(data2.length > 10000){
const err7 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items",schema:10000,parentSchema:schema86.properties.connections,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(data3.length > 512){
const err8 = {instancePath:instancePath+"/connections/" + i0,schemaPath:"#/definitions/Connection/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema116,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern48.test(data3)){
const err9 = {instancePath:instancePath+"/connections/" + i0,schemaPath:"#/definitions/Connection/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]* *-> *[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]* *-> *[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]*$"+"\"",schema:"^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]* *-> *[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*\\.[A-Za-z][A-Za-z0-9_]*$",parentSchema:schema116,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/connections/" + i0,schemaPath:"#/definitions/Connection/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema116.type,parentSchema:schema116,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema86.properties.connections.type,parentSchema:schema86.properties.connections,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.physicalTwin !== undefined){
if(!(validate55(data.physicalTwin, {instancePath:instancePath+"/physicalTwin",parentData:data,parentDataProperty:"physicalTwin",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(!(validate74(data.infrastructure, {instancePath:instancePath+"/infrastructure",parentData:data,parentDataProperty:"infrastructure",rootData}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
let data6 = data.integrations;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 100){
const err12 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema86.properties.integrations,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key3 in data6){
const _errs18 = errors;
if(typeof key3 === "string"){
if(key3.length > 63){
const err13 = {instancePath:instancePath+"/integrations",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern0.test(key3)){
const err14 = {instancePath:instancePath+"/integrations",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/integrations",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid7 = _errs18 === errors;
if(!valid7){
const err16 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema86.properties.integrations.propertyNames,parentSchema:schema86.properties.integrations,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
for(const key4 in data6){
if(!(validate80(data6[key4], {instancePath:instancePath+"/integrations/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.properties.integrations.type,parentSchema:schema86.properties.integrations,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(validate85(data.lifecycle, {instancePath:instancePath+"/lifecycle",parentData:data,parentDataProperty:"lifecycle",rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
if(data.test !== undefined){
if(!(validate96(data.test, {instancePath:instancePath+"/test",parentData:data,parentDataProperty:"test",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
}
let data10 = data.children;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 1000){
const err18 = {instancePath:instancePath+"/children",schemaPath:"#/properties/children/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema86.properties.children,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key5 in data10){
const _errs27 = errors;
if(typeof key5 === "string"){
if(key5.length > 63){
const err19 = {instancePath:instancePath+"/children",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern0.test(key5)){
const err20 = {instancePath:instancePath+"/children",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/children",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid10 = _errs27 === errors;
if(!valid10){
const err22 = {instancePath:instancePath+"/children",schemaPath:"#/properties/children/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema86.properties.children.propertyNames,parentSchema:schema86.properties.children,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
for(const key6 in data10){
if(!(validate109(data10[key6], {instancePath:instancePath+"/children/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/children",schemaPath:"#/properties/children/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.properties.children.type,parentSchema:schema86.properties.children,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.type,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="twin.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema79.required,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema79.required,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema79.required,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema79.required,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"definitions.schema.json#/definitions/ApiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Twin" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Twin"},message:"must be equal to constant",schema:"Twin",parentSchema:schema79.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.metadata !== undefined){
if(!(validate44(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
if(data.spec !== undefined){
if(!(validate46(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema79.type,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}

export const validateLock = validate113;
const schema206 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"lock.schema.json","title":"Lock","description":"The version of each reference of a twin: `twins/<name>/twin.lock`. `dtaas lock` writes this file.","type":"object","additionalProperties":false,"required":["apiVersion","kind","references"],"properties":{"apiVersion":{"$ref":"definitions.schema.json#/definitions/ApiVersion"},"kind":{"description":"`Lock`.","const":"Lock"},"references":{"description":"The version of each reference of the twin and of its assets.","type":"array","maxItems":10000,"items":{"$ref":"#/definitions/LockedReference"}}},"definitions":{"LockedReference":{"description":"One reference and its version.","type":"object","additionalProperties":false,"required":["reference","range","version","source","digest"],"properties":{"reference":{"$ref":"definitions.schema.json#/definitions/Reference"},"range":{"description":"The range in the file of the twin or asset.","$ref":"definitions.schema.json#/definitions/Range"},"version":{"description":"The version that was chosen from the range.","$ref":"definitions.schema.json#/definitions/Version"},"source":{"description":"The origin of the version: `tree` (the same tree as the lock), `tags` (a tag of this repository), or the name of a source in `platform.yaml`.","$ref":"definitions.schema.json#/definitions/Name"},"commit":{"description":"The commit of the version's tag, in hex digits. Absent for `tree`: a file can't name the commit that holds it.","type":"string","maxLength":64,"pattern":"^([0-9a-f]{40}|[0-9a-f]{64})$"},"tree":{"description":"The git tree id of the directory in that commit, in hex digits. Absent for `tree`.","type":"string","maxLength":64,"pattern":"^([0-9a-f]{40}|[0-9a-f]{64})$"},"digest":{"description":"The digest of the content without documentation: sha256 in hex digits.","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"}}}}};
const schema208 = {"description":"One reference and its version.","type":"object","additionalProperties":false,"required":["reference","range","version","source","digest"],"properties":{"reference":{"$ref":"definitions.schema.json#/definitions/Reference"},"range":{"description":"The range in the file of the twin or asset.","$ref":"definitions.schema.json#/definitions/Range"},"version":{"description":"The version that was chosen from the range.","$ref":"definitions.schema.json#/definitions/Version"},"source":{"description":"The origin of the version: `tree` (the same tree as the lock), `tags` (a tag of this repository), or the name of a source in `platform.yaml`.","$ref":"definitions.schema.json#/definitions/Name"},"commit":{"description":"The commit of the version's tag, in hex digits. Absent for `tree`: a file can't name the commit that holds it.","type":"string","maxLength":64,"pattern":"^([0-9a-f]{40}|[0-9a-f]{64})$"},"tree":{"description":"The git tree id of the directory in that commit, in hex digits. Absent for `tree`.","type":"string","maxLength":64,"pattern":"^([0-9a-f]{40}|[0-9a-f]{64})$"},"digest":{"description":"The digest of the content without documentation: sha256 in hex digits.","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"}}};
const schema209 = {"description":"An asset or a twin by its folder and name, e.g. `models/pump` or `twins/factory`.","type":"string","maxLength":80,"pattern":"^(data|models|functions|tools|twins)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"};
const pattern98 = new RegExp("^(data|models|functions|tools|twins)/[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
const pattern102 = new RegExp("^([0-9a-f]{40}|[0-9a-f]{64})$", "u");
const pattern104 = new RegExp("^[0-9a-f]{64}$", "u");

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.reference === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reference"},message:"must have required property '"+"reference"+"'",schema:schema208.required,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.range === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "range"},message:"must have required property '"+"range"+"'",schema:schema208.required,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.version === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema208.required,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.source === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema208.required,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.digest === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'",schema:schema208.required,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "reference") || (key0 === "range")) || (key0 === "version")) || (key0 === "source")) || (key0 === "commit")) || (key0 === "tree")) || (key0 === "digest"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.reference !== undefined){
let data0 = data.reference;
if(typeof data0 === "string"){
if(data0.length > 80){
const err6 = {instancePath:instancePath+"/reference",schemaPath:"definitions.schema.json#/definitions/Reference/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters",schema:80,parentSchema:schema209,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern98.test(data0)){
const err7 = {instancePath:instancePath+"/reference",schemaPath:"definitions.schema.json#/definitions/Reference/pattern",keyword:"pattern",params:{pattern: "^(data|models|functions|tools|twins)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(data|models|functions|tools|twins)/[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(data|models|functions|tools|twins)/[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema209,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/reference",schemaPath:"definitions.schema.json#/definitions/Reference/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema209.type,parentSchema:schema209,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.range !== undefined){
let data1 = data.range;
if(typeof data1 === "string"){
if(data1.length > 128){
const err9 = {instancePath:instancePath+"/range",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern2.test(data1)){
const err10 = {instancePath:instancePath+"/range",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/range",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(typeof data2 === "string"){
if(data2.length > 64){
const err12 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema17,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern1.test(data2)){
const err13 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Version/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$"+"\"",schema:"^(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})\\.(0|[1-9][0-9]{0,14})(-(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]{0,14}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$",parentSchema:schema17,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/version",schemaPath:"definitions.schema.json#/definitions/Version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.source !== undefined){
let data3 = data.source;
if(typeof data3 === "string"){
if(data3.length > 63){
const err15 = {instancePath:instancePath+"/source",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern0.test(data3)){
const err16 = {instancePath:instancePath+"/source",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/source",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.commit !== undefined){
let data4 = data.commit;
if(typeof data4 === "string"){
if(data4.length > 64){
const err18 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema208.properties.commit,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern102.test(data4)){
const err19 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$"},message:"must match pattern \""+"^([0-9a-f]{40}|[0-9a-f]{64})$"+"\"",schema:"^([0-9a-f]{40}|[0-9a-f]{64})$",parentSchema:schema208.properties.commit,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema208.properties.commit.type,parentSchema:schema208.properties.commit,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.tree !== undefined){
let data5 = data.tree;
if(typeof data5 === "string"){
if(data5.length > 64){
const err21 = {instancePath:instancePath+"/tree",schemaPath:"#/properties/tree/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema208.properties.tree,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern102.test(data5)){
const err22 = {instancePath:instancePath+"/tree",schemaPath:"#/properties/tree/pattern",keyword:"pattern",params:{pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$"},message:"must match pattern \""+"^([0-9a-f]{40}|[0-9a-f]{64})$"+"\"",schema:"^([0-9a-f]{40}|[0-9a-f]{64})$",parentSchema:schema208.properties.tree,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/tree",schemaPath:"#/properties/tree/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema208.properties.tree.type,parentSchema:schema208.properties.tree,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.digest !== undefined){
let data6 = data.digest;
if(typeof data6 === "string"){
if(data6.length > 64){
const err24 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema208.properties.digest,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern104.test(data6)){
const err25 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema208.properties.digest,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema208.properties.digest.type,parentSchema:schema208.properties.digest,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema208.type,parentSchema:schema208,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}


function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="lock.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema206.required,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema206.required,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.references === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "references"},message:"must have required property '"+"references"+"'",schema:schema206.required,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "references"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err4 = {instancePath:instancePath+"/apiVersion",schemaPath:"definitions.schema.json#/definitions/ApiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Lock" !== data1){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Lock"},message:"must be equal to constant",schema:"Lock",parentSchema:schema206.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.references !== undefined){
let data2 = data.references;
if(Array.isArray(data2)){
if(data2.length > 10000){
const err6 = {instancePath:instancePath+"/references",schemaPath:"#/properties/references/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items",schema:10000,parentSchema:schema206.properties.references,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate114(data2[i0], {instancePath:instancePath+"/references/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/references",schemaPath:"#/properties/references/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema206.properties.references.type,parentSchema:schema206.properties.references,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema206.type,parentSchema:schema206,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate113.errors = vErrors;
return errors === 0;
}

export const validatePlatform = validate116;
const schema213 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"platform.schema.json","title":"Platform","description":"The places, quotas and permissions of an organisation: `platform.yaml` at the root.","type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"$ref":"definitions.schema.json#/definitions/ApiVersion"},"kind":{"description":"`Platform`.","const":"Platform"},"metadata":{"$ref":"#/definitions/PlatformMetadata"},"spec":{"$ref":"#/definitions/PlatformSpec"}},"definitions":{"PlatformMetadata":{"description":"The name of the platform.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"The platform's name.","$ref":"definitions.schema.json#/definitions/Name"},"needs":{"description":"The versions of the platform that can read this file, e.g. `>=0.2`. Absent: every platform that knows its fields.","$ref":"definitions.schema.json#/definitions/Range"},"title":{"description":"The platform's name as people write it.","type":"string","minLength":1,"maxLength":120}}},"PlatformSpec":{"description":"The places, the sources and the limits of the platform.","type":"object","additionalProperties":false,"required":["organisation","places","defaultPlace"],"properties":{"organisation":{"description":"The organisation that runs the platform. An asset can be restricted to some organisations.","$ref":"definitions.schema.json#/definitions/Name"},"places":{"description":"The places where workspaces run, by name.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Place"}},"defaultPlace":{"description":"The place of twins that do not name a place, unless it lacks their flavour and one other place alone offers it. `auto`: the platform chooses a place for each of these twins, unless a place has that name.","$ref":"definitions.schema.json#/definitions/Name"},"pools":{"description":"Pools of shared virtual machines, by name.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Pool"},"default":{}},"quotas":{"$ref":"#/definitions/Quotas","default":{}},"roles":{"description":"Roles and teams: the name of a role or team → its people and teams, by their names on the forge.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"type":"array","maxItems":10000,"items":{"type":"string","minLength":1,"maxLength":120}},"default":{}},"images":{"$ref":"#/definitions/Images","default":{}},"licences":{"$ref":"#/definitions/Licences","default":{}},"sources":{"description":"Other repositories with assets and twins, in the order of the search.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/Source"},"default":[]},"forges":{"description":"Forges on servers of their own. github.com, gitlab.com, codeberg.org and gitea.com are known without it.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/Forge"},"default":[]},"state":{"$ref":"#/definitions/State","default":{}},"verification":{"$ref":"#/definitions/Verification","default":{}}}},"Place":{"description":"A place where workspaces run, and the way to reach it.","type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"description":"The kind of the place. `dtaas check` lists the known kinds.","$ref":"definitions.schema.json#/definitions/Name"},"settings":{"description":"The settings with which the kind reaches the place, such as a host. Each kind defines its own settings.","type":"object","maxProperties":100,"default":{},"tsType":"JsonObject"},"title":{"description":"What it is, in a few words.","type":"string","minLength":1,"maxLength":120},"runner":{"description":"The label of CI runners near the place.","type":"string","maxLength":100,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"os":{"description":"The operating system, by Node's name. Absent: not checked.","enum":["linux","darwin","win32"]},"arch":{"description":"The architecture of the processors, by Node's name. Absent: not checked.","enum":["x64","arm64"]},"cpu":{"description":"The processors that the twins of the place share. Absent: not limited.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory that the twins of the place share. Absent: not limited.","$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The disk that the states of the twins of the place share. Absent: not limited.","$ref":"definitions.schema.json#/definitions/Bytes"},"gpu":{"description":"The number of graphics processors of the place.","type":"integer","minimum":0,"maximum":10000,"default":0},"seats":{"description":"The number of seats of floating licences at the place, by the licence's name.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"type":"integer","minimum":0,"maximum":1000000},"default":{}}}},"Pool":{"description":"Virtual machines that twins share.","type":"object","additionalProperties":false,"required":["place","size"],"properties":{"place":{"description":"The place of the machines.","$ref":"definitions.schema.json#/definitions/Name"},"size":{"description":"The number of machines.","type":"integer","minimum":1,"maximum":10000},"cpu":{"description":"The processors of each machine.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory of each machine.","$ref":"definitions.schema.json#/definitions/Bytes"}}},"Quotas":{"description":"Limits for all twins together, and for the twins of each owner. An absent limit limits nothing.","type":"object","additionalProperties":false,"properties":{"twins":{"description":"The number of twins that may run.","type":"integer","minimum":0,"maximum":1000000},"cpu":{"description":"The processors of all twins together.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory of all twins together.","$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The disk of the states of all twins together. A twin that writes no `disk` counts with its default.","$ref":"definitions.schema.json#/definitions/Bytes"},"containers":{"description":"The containers of all twins together. The kind of a place decides how many a twin has, so `dtaas plan` and `dtaas deploy` count them, and `dtaas check` does not.","type":"integer","minimum":0,"maximum":1000000},"perOwner":{"description":"Limits for the twins of an owner, by the name under `metadata.owners`. `default` is for every owner that is not named here, and for all twins without owners together. A twin with several owners counts for each of them.","type":"object","maxProperties":10000,"propertyNames":{"type":"string","minLength":1,"maxLength":120},"additionalProperties":{"$ref":"#/definitions/OwnerQuotas"},"default":{}}}},"OwnerQuotas":{"description":"Limits for the twins of one owner. An absent limit limits nothing.","type":"object","additionalProperties":false,"properties":{"twins":{"description":"The number of twins of the owner that may run.","type":"integer","minimum":0,"maximum":1000000},"cpu":{"description":"The processors of all twins of the owner together.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory of all twins of the owner together.","$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The disk of the states of all twins of the owner together. A twin that writes no `disk` counts with its default.","$ref":"definitions.schema.json#/definitions/Bytes"},"containers":{"description":"The containers of all twins of the owner together. The kind of a place decides how many a twin has, so `dtaas plan` and `dtaas deploy` count them, and `dtaas check` does not.","type":"integer","minimum":0,"maximum":1000000}}},"Images":{"description":"The container images of workspaces and assets.","type":"object","additionalProperties":false,"properties":{"allowed":{"description":"The images that assets may name: their names, in which `*` stands for any characters, or their digests or ids. Absent: all images.","type":"array","maxItems":1000,"items":{"description":"The name of an image in lower case, e.g. `registry.example/*`, or `sha256:` and the 64 digits of a digest or an id.","type":"string","maxLength":512,"pattern":"^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9*][a-z0-9._:/@*-]*)$"}},"workspace":{"$ref":"#/definitions/WorkspaceImage"},"registry":{"$ref":"#/definitions/ImageRegistry"}}},"WorkspaceImage":{"description":"The image in which the components of container workspaces run. `dtaas images build` prints both values.","type":"object","additionalProperties":false,"required":["digest","id"],"properties":{"digest":{"description":"The digest of the image's manifest, by which a registry knows the image.","$ref":"#/definitions/ImageHash"},"id":{"description":"The image's id, by which a Docker Engine knows the image, also after `docker load`.","$ref":"#/definitions/ImageHash"}}},"ImageHash":{"description":"`sha256:` and 64 hexadecimal digits.","type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"ImageRegistry":{"description":"The registry to which `dtaas images push` sends images.","type":"object","additionalProperties":false,"required":["repository"],"properties":{"repository":{"description":"The address of the registry and a path, e.g. `registry.example/twins/workspace`, without a tag.","type":"string","maxLength":255,"pattern":"^(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"}}},"Licences":{"description":"The licences that assets of a deployed twin may have.","type":"object","additionalProperties":false,"properties":{"allowed":{"description":"The SPDX licences that are allowed. Absent: all licences that are not denied.","type":"array","minItems":1,"maxItems":1000,"items":{"type":"string","minLength":1,"maxLength":128}},"denied":{"description":"The SPDX licences that are not allowed.","type":"array","maxItems":1000,"items":{"type":"string","minLength":1,"maxLength":128},"default":[]}}},"Source":{"description":"A repository with assets and twins: `url` or `path`.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"The name of the source in `twin.lock`.","$ref":"definitions.schema.json#/definitions/Name"},"url":{"description":"The address from which git fetches the repository, without credentials.","type":"string","maxLength":2000,"pattern":"^((https|ssh|git)://[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"},"path":{"description":"The path of the repository on this machine, relative to this repository's root; it may begin with `../`.","type":"string","maxLength":1000,"pattern":"^(?!/)(?!-)[^\\u0000-\\u001f\\\\]+$"}}},"Forge":{"description":"A forge on a server of its own.","type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"kind":{"description":"`gitea` is also for Forgejo.","enum":["github","gitlab","gitea"]},"url":{"description":"The address of its pages, with the path if it has one: `https://plant.example/gitlab`.","type":"string","maxLength":2000,"pattern":"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"},"api":{"description":"The address of its REST interface. Absent: `url` and `/api/v3` for GitHub, `/api/v4` for GitLab, `/api/v1` for Gitea.","type":"string","maxLength":2000,"pattern":"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"},"title":{"description":"What people call it.","type":"string","minLength":1,"maxLength":120}}},"State":{"description":"The home of the state of twins: `remote`, or `url` in a clone that has no such remote.","type":"object","additionalProperties":false,"properties":{"remote":{"description":"The name of the git remote that is the home of the twins. Without `remote` and `url`: this clone.","type":"string","maxLength":100,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"url":{"description":"The address of the repository that is the home of the twins, without credentials. A clone that has the `remote` uses that one.","type":"string","maxLength":2000,"pattern":"^(https?://[^\\s/@]+/[^\\s]+|ssh://([A-Za-z0-9_.-]+@)?[^\\s/@]+/[^\\s]+|file:///[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"},"push":{"description":"Whether each change of state is pushed to its home.","type":"boolean","default":false}}},"Verification":{"description":"The conditions for verified assets and twins.","type":"object","additionalProperties":false,"properties":{"allowWeak":{"description":"Whether tests without a sandbox count, if the machine has no sandbox.","type":"boolean","default":true},"requireTests":{"description":"Whether a twin is deployed only if it has a `test` that passed.","type":"boolean","default":false}}}}};
const schema215 = {"description":"The name of the platform.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"The platform's name.","$ref":"definitions.schema.json#/definitions/Name"},"needs":{"description":"The versions of the platform that can read this file, e.g. `>=0.2`. Absent: every platform that knows its fields.","$ref":"definitions.schema.json#/definitions/Range"},"title":{"description":"The platform's name as people write it.","type":"string","minLength":1,"maxLength":120}}};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema215.required,parentSchema:schema215,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "needs")) || (key0 === "title"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema215,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 63){
const err2 = {instancePath:instancePath+"/name",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.needs !== undefined){
let data1 = data.needs;
if(typeof data1 === "string"){
if(data1.length > 128){
const err5 = {instancePath:instancePath+"/needs",schemaPath:"definitions.schema.json#/definitions/Range/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern2.test(data1)){
const err6 = {instancePath:instancePath+"/needs",schemaPath:"definitions.schema.json#/definitions/Range/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z^~<>=|.*+ -]+$"},message:"must match pattern \""+"^[0-9A-Za-z^~<>=|.*+ -]+$"+"\"",schema:"^[0-9A-Za-z^~<>=|.*+ -]+$",parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/needs",schemaPath:"definitions.schema.json#/definitions/Range/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.title !== undefined){
let data2 = data.title;
if(typeof data2 === "string"){
if(data2.length > 120){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema215.properties.title,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema215.properties.title,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema215.properties.title.type,parentSchema:schema215.properties.title,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema215.type,parentSchema:schema215,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate117.errors = vErrors;
return errors === 0;
}

const schema218 = {"description":"The places, the sources and the limits of the platform.","type":"object","additionalProperties":false,"required":["organisation","places","defaultPlace"],"properties":{"organisation":{"description":"The organisation that runs the platform. An asset can be restricted to some organisations.","$ref":"definitions.schema.json#/definitions/Name"},"places":{"description":"The places where workspaces run, by name.","type":"object","minProperties":1,"maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Place"}},"defaultPlace":{"description":"The place of twins that do not name a place, unless it lacks their flavour and one other place alone offers it. `auto`: the platform chooses a place for each of these twins, unless a place has that name.","$ref":"definitions.schema.json#/definitions/Name"},"pools":{"description":"Pools of shared virtual machines, by name.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"$ref":"#/definitions/Pool"},"default":{}},"quotas":{"$ref":"#/definitions/Quotas","default":{}},"roles":{"description":"Roles and teams: the name of a role or team → its people and teams, by their names on the forge.","type":"object","maxProperties":1000,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"type":"array","maxItems":10000,"items":{"type":"string","minLength":1,"maxLength":120}},"default":{}},"images":{"$ref":"#/definitions/Images","default":{}},"licences":{"$ref":"#/definitions/Licences","default":{}},"sources":{"description":"Other repositories with assets and twins, in the order of the search.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/Source"},"default":[]},"forges":{"description":"Forges on servers of their own. github.com, gitlab.com, codeberg.org and gitea.com are known without it.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/Forge"},"default":[]},"state":{"$ref":"#/definitions/State","default":{}},"verification":{"$ref":"#/definitions/Verification","default":{}}}};
const schema249 = {"description":"The licences that assets of a deployed twin may have.","type":"object","additionalProperties":false,"properties":{"allowed":{"description":"The SPDX licences that are allowed. Absent: all licences that are not denied.","type":"array","minItems":1,"maxItems":1000,"items":{"type":"string","minLength":1,"maxLength":128}},"denied":{"description":"The SPDX licences that are not allowed.","type":"array","maxItems":1000,"items":{"type":"string","minLength":1,"maxLength":128},"default":[]}}};
const schema252 = {"description":"A forge on a server of its own.","type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"kind":{"description":"`gitea` is also for Forgejo.","enum":["github","gitlab","gitea"]},"url":{"description":"The address of its pages, with the path if it has one: `https://plant.example/gitlab`.","type":"string","maxLength":2000,"pattern":"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"},"api":{"description":"The address of its REST interface. Absent: `url` and `/api/v3` for GitHub, `/api/v4` for GitLab, `/api/v1` for Gitea.","type":"string","maxLength":2000,"pattern":"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"},"title":{"description":"What people call it.","type":"string","minLength":1,"maxLength":120}}};
const schema253 = {"description":"The home of the state of twins: `remote`, or `url` in a clone that has no such remote.","type":"object","additionalProperties":false,"properties":{"remote":{"description":"The name of the git remote that is the home of the twins. Without `remote` and `url`: this clone.","type":"string","maxLength":100,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"url":{"description":"The address of the repository that is the home of the twins, without credentials. A clone that has the `remote` uses that one.","type":"string","maxLength":2000,"pattern":"^(https?://[^\\s/@]+/[^\\s]+|ssh://([A-Za-z0-9_.-]+@)?[^\\s/@]+/[^\\s]+|file:///[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"},"push":{"description":"Whether each change of state is pushed to its home.","type":"boolean","default":false}}};
const schema254 = {"description":"The conditions for verified assets and twins.","type":"object","additionalProperties":false,"properties":{"allowWeak":{"description":"Whether tests without a sandbox count, if the machine has no sandbox.","type":"boolean","default":true},"requireTests":{"description":"Whether a twin is deployed only if it has a `test` that passed.","type":"boolean","default":false}}};
const pattern131 = new RegExp("^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$", "u");
const pattern110 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
const pattern134 = new RegExp("^(https?://[^\\s/@]+/[^\\s]+|ssh://([A-Za-z0-9_.-]+@)?[^\\s/@]+/[^\\s]+|file:///[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$", "u");
const schema221 = {"description":"A place where workspaces run, and the way to reach it.","type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"description":"The kind of the place. `dtaas check` lists the known kinds.","$ref":"definitions.schema.json#/definitions/Name"},"settings":{"description":"The settings with which the kind reaches the place, such as a host. Each kind defines its own settings.","type":"object","maxProperties":100,"default":{},"tsType":"JsonObject"},"title":{"description":"What it is, in a few words.","type":"string","minLength":1,"maxLength":120},"runner":{"description":"The label of CI runners near the place.","type":"string","maxLength":100,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"},"os":{"description":"The operating system, by Node's name. Absent: not checked.","enum":["linux","darwin","win32"]},"arch":{"description":"The architecture of the processors, by Node's name. Absent: not checked.","enum":["x64","arm64"]},"cpu":{"description":"The processors that the twins of the place share. Absent: not limited.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory that the twins of the place share. Absent: not limited.","$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The disk that the states of the twins of the place share. Absent: not limited.","$ref":"definitions.schema.json#/definitions/Bytes"},"gpu":{"description":"The number of graphics processors of the place.","type":"integer","minimum":0,"maximum":10000,"default":0},"seats":{"description":"The number of seats of floating licences at the place, by the licence's name.","type":"object","maxProperties":100,"propertyNames":{"$ref":"definitions.schema.json#/definitions/Name"},"additionalProperties":{"type":"integer","minimum":0,"maximum":1000000},"default":{}}}};

function validate120(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.settings === undefined){
data.settings = {};
}
if(data.gpu === undefined){
data.gpu = 0;
}
if(data.seats === undefined){
data.seats = {};
}
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema221.required,parentSchema:schema221,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema221.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema221,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if(typeof data0 === "string"){
if(data0.length > 63){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/kind",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data1 = data.settings;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 100){
const err5 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema221.properties.settings,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema221.properties.settings.type,parentSchema:schema221.properties.settings,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.title !== undefined){
let data2 = data.title;
if(typeof data2 === "string"){
if(data2.length > 120){
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema221.properties.title,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema221.properties.title,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema221.properties.title.type,parentSchema:schema221.properties.title,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.runner !== undefined){
let data3 = data.runner;
if(typeof data3 === "string"){
if(data3.length > 100){
const err10 = {instancePath:instancePath+"/runner",schemaPath:"#/properties/runner/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema221.properties.runner,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern110.test(data3)){
const err11 = {instancePath:instancePath+"/runner",schemaPath:"#/properties/runner/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]*$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema221.properties.runner,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/runner",schemaPath:"#/properties/runner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema221.properties.runner.type,parentSchema:schema221.properties.runner,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.os !== undefined){
let data4 = data.os;
if(!(((data4 === "linux") || (data4 === "darwin")) || (data4 === "win32"))){
const err13 = {instancePath:instancePath+"/os",schemaPath:"#/properties/os/enum",keyword:"enum",params:{allowedValues: schema221.properties.os.enum},message:"must be equal to one of the allowed values",schema:schema221.properties.os.enum,parentSchema:schema221.properties.os,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.arch !== undefined){
let data5 = data.arch;
if(!((data5 === "x64") || (data5 === "arm64"))){
const err14 = {instancePath:instancePath+"/arch",schemaPath:"#/properties/arch/enum",keyword:"enum",params:{allowedValues: schema221.properties.arch.enum},message:"must be equal to one of the allowed values",schema:schema221.properties.arch.enum,parentSchema:schema221.properties.arch,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.cpu !== undefined){
let data6 = data.cpu;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 4096 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema73,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data6 <= 0 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema73,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema73.type,parentSchema:schema73,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.memory !== undefined){
let data7 = data.memory;
if(typeof data7 === "string"){
if(data7.length > 32){
const err18 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern28.test(data7)){
const err19 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.disk !== undefined){
let data8 = data.disk;
if(typeof data8 === "string"){
if(data8.length > 32){
const err21 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern28.test(data8)){
const err22 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
let data9 = data.gpu;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err24 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema221.properties.gpu.type,parentSchema:schema221.properties.gpu,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 10000 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema221.properties.gpu,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema221.properties.gpu,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
let data10 = data.seats;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 100){
const err27 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/maxProperties",keyword:"maxProperties",params:{limit: 100},message:"must NOT have more than 100 properties",schema:100,parentSchema:schema221.properties.seats,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key1 in data10){
const _errs26 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err28 = {instancePath:instancePath+"/seats",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern0.test(key1)){
const err29 = {instancePath:instancePath+"/seats",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/seats",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid5 = _errs26 === errors;
if(!valid5){
const err31 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema221.properties.seats.propertyNames,parentSchema:schema221.properties.seats,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
for(const key2 in data10){
let data11 = data10[key2];
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err32 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema221.properties.seats.additionalProperties.type,parentSchema:schema221.properties.seats.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000 || isNaN(data11)){
const err33 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema221.properties.seats.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err34 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema221.properties.seats.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
}
else {
const err35 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema221.properties.seats.type,parentSchema:schema221.properties.seats,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema221.type,parentSchema:schema221,data};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
validate120.errors = vErrors;
return errors === 0;
}

const schema229 = {"description":"Virtual machines that twins share.","type":"object","additionalProperties":false,"required":["place","size"],"properties":{"place":{"description":"The place of the machines.","$ref":"definitions.schema.json#/definitions/Name"},"size":{"description":"The number of machines.","type":"integer","minimum":1,"maximum":10000},"cpu":{"description":"The processors of each machine.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory of each machine.","$ref":"definitions.schema.json#/definitions/Bytes"}}};

function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.place === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "place"},message:"must have required property '"+"place"+"'",schema:schema229.required,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.size === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'",schema:schema229.required,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "place") || (key0 === "size")) || (key0 === "cpu")) || (key0 === "memory"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.place !== undefined){
let data0 = data.place;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/place",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/place",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/place",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.size !== undefined){
let data1 = data.size;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema229.properties.size.type,parentSchema:schema229.properties.size,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10000 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema229.properties.size,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/size",schemaPath:"#/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema229.properties.size,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.cpu !== undefined){
let data2 = data.cpu;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4096 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema73,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2 <= 0 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema73,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema73.type,parentSchema:schema73,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.memory !== undefined){
let data3 = data.memory;
if(typeof data3 === "string"){
if(data3.length > 32){
const err12 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern28.test(data3)){
const err13 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema229.type,parentSchema:schema229,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}

const schema233 = {"description":"Limits for all twins together, and for the twins of each owner. An absent limit limits nothing.","type":"object","additionalProperties":false,"properties":{"twins":{"description":"The number of twins that may run.","type":"integer","minimum":0,"maximum":1000000},"cpu":{"description":"The processors of all twins together.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory of all twins together.","$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The disk of the states of all twins together. A twin that writes no `disk` counts with its default.","$ref":"definitions.schema.json#/definitions/Bytes"},"containers":{"description":"The containers of all twins together. The kind of a place decides how many a twin has, so `dtaas plan` and `dtaas deploy` count them, and `dtaas check` does not.","type":"integer","minimum":0,"maximum":1000000},"perOwner":{"description":"Limits for the twins of an owner, by the name under `metadata.owners`. `default` is for every owner that is not named here, and for all twins without owners together. A twin with several owners counts for each of them.","type":"object","maxProperties":10000,"propertyNames":{"type":"string","minLength":1,"maxLength":120},"additionalProperties":{"$ref":"#/definitions/OwnerQuotas"},"default":{}}}};
const schema237 = {"description":"Limits for the twins of one owner. An absent limit limits nothing.","type":"object","additionalProperties":false,"properties":{"twins":{"description":"The number of twins of the owner that may run.","type":"integer","minimum":0,"maximum":1000000},"cpu":{"description":"The processors of all twins of the owner together.","$ref":"definitions.schema.json#/definitions/Cpu"},"memory":{"description":"The memory of all twins of the owner together.","$ref":"definitions.schema.json#/definitions/Bytes"},"disk":{"description":"The disk of the states of all twins of the owner together. A twin that writes no `disk` counts with its default.","$ref":"definitions.schema.json#/definitions/Bytes"},"containers":{"description":"The containers of all twins of the owner together. The kind of a place decides how many a twin has, so `dtaas plan` and `dtaas deploy` count them, and `dtaas check` does not.","type":"integer","minimum":0,"maximum":1000000}}};

function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "twins") || (key0 === "cpu")) || (key0 === "memory")) || (key0 === "disk")) || (key0 === "containers"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema237,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.twins !== undefined){
let data0 = data.twins;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema237.properties.twins.type,parentSchema:schema237.properties.twins,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema237.properties.twins,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema237.properties.twins,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.cpu !== undefined){
let data1 = data.cpu;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 4096 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema73,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema73,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema73.type,parentSchema:schema73,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.memory !== undefined){
let data2 = data.memory;
if(typeof data2 === "string"){
if(data2.length > 32){
const err7 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern28.test(data2)){
const err8 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.disk !== undefined){
let data3 = data.disk;
if(typeof data3 === "string"){
if(data3.length > 32){
const err10 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern28.test(data3)){
const err11 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.containers !== undefined){
let data4 = data.containers;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err13 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema237.properties.containers.type,parentSchema:schema237.properties.containers,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1000000 || isNaN(data4)){
const err14 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema237.properties.containers,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema237.properties.containers,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema237.type,parentSchema:schema237,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate125.errors = vErrors;
return errors === 0;
}


function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.perOwner === undefined){
data.perOwner = {};
}
for(const key0 in data){
if(!((((((key0 === "twins") || (key0 === "cpu")) || (key0 === "memory")) || (key0 === "disk")) || (key0 === "containers")) || (key0 === "perOwner"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema233,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.twins !== undefined){
let data0 = data.twins;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema233.properties.twins.type,parentSchema:schema233.properties.twins,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema233.properties.twins,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema233.properties.twins,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.cpu !== undefined){
let data1 = data.cpu;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 4096 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema73,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema73,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/cpu",schemaPath:"definitions.schema.json#/definitions/Cpu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema73.type,parentSchema:schema73,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.memory !== undefined){
let data2 = data.memory;
if(typeof data2 === "string"){
if(data2.length > 32){
const err7 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern28.test(data2)){
const err8 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/memory",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.disk !== undefined){
let data3 = data.disk;
if(typeof data3 === "string"){
if(data3.length > 32){
const err10 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern28.test(data3)){
const err11 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\"",schema:"^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$",parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/disk",schemaPath:"definitions.schema.json#/definitions/Bytes/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema74.type,parentSchema:schema74,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.containers !== undefined){
let data4 = data.containers;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err13 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema233.properties.containers.type,parentSchema:schema233.properties.containers,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1000000 || isNaN(data4)){
const err14 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema233.properties.containers,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema233.properties.containers,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
let data5 = data.perOwner;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 10000){
const err16 = {instancePath:instancePath+"/perOwner",schemaPath:"#/properties/perOwner/maxProperties",keyword:"maxProperties",params:{limit: 10000},message:"must NOT have more than 10000 properties",schema:10000,parentSchema:schema233.properties.perOwner,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 in data5){
const _errs17 = errors;
if(typeof key1 === "string"){
if(key1.length > 120){
const err17 = {instancePath:instancePath+"/perOwner",schemaPath:"#/properties/perOwner/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema233.properties.perOwner.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(key1.length < 1){
const err18 = {instancePath:instancePath+"/perOwner",schemaPath:"#/properties/perOwner/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema233.properties.perOwner.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/perOwner",schemaPath:"#/properties/perOwner/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema233.properties.perOwner.propertyNames.type,parentSchema:schema233.properties.perOwner.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid4 = _errs17 === errors;
if(!valid4){
const err20 = {instancePath:instancePath+"/perOwner",schemaPath:"#/properties/perOwner/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema233.properties.perOwner.propertyNames,parentSchema:schema233.properties.perOwner,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 in data5){
if(!(validate125(data5[key2], {instancePath:instancePath+"/perOwner/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/perOwner",schemaPath:"#/properties/perOwner/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema233.properties.perOwner.type,parentSchema:schema233.properties.perOwner,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema233.type,parentSchema:schema233,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate124.errors = vErrors;
return errors === 0;
}

const schema242 = {"description":"The container images of workspaces and assets.","type":"object","additionalProperties":false,"properties":{"allowed":{"description":"The images that assets may name: their names, in which `*` stands for any characters, or their digests or ids. Absent: all images.","type":"array","maxItems":1000,"items":{"description":"The name of an image in lower case, e.g. `registry.example/*`, or `sha256:` and the 64 digits of a digest or an id.","type":"string","maxLength":512,"pattern":"^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9*][a-z0-9._:/@*-]*)$"}},"workspace":{"$ref":"#/definitions/WorkspaceImage"},"registry":{"$ref":"#/definitions/ImageRegistry"}}};
const pattern123 = new RegExp("^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9*][a-z0-9._:/@*-]*)$", "u");
const schema243 = {"description":"The image in which the components of container workspaces run. `dtaas images build` prints both values.","type":"object","additionalProperties":false,"required":["digest","id"],"properties":{"digest":{"description":"The digest of the image's manifest, by which a registry knows the image.","$ref":"#/definitions/ImageHash"},"id":{"description":"The image's id, by which a Docker Engine knows the image, also after `docker load`.","$ref":"#/definitions/ImageHash"}}};
const schema244 = {"description":"`sha256:` and 64 hexadecimal digits.","type":"string","pattern":"^sha256:[0-9a-f]{64}$"};
const pattern124 = new RegExp("^sha256:[0-9a-f]{64}$", "u");

function validate129(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.digest === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'",schema:schema243.required,parentSchema:schema243,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema243.required,parentSchema:schema243,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "digest") || (key0 === "id"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema243,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.digest !== undefined){
let data0 = data.digest;
if(typeof data0 === "string"){
if(!pattern124.test(data0)){
const err3 = {instancePath:instancePath+"/digest",schemaPath:"#/definitions/ImageHash/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema244,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/digest",schemaPath:"#/definitions/ImageHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema244.type,parentSchema:schema244,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 === "string"){
if(!pattern124.test(data1)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/ImageHash/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema244,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/ImageHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema244.type,parentSchema:schema244,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema243.type,parentSchema:schema243,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate129.errors = vErrors;
return errors === 0;
}

const schema246 = {"description":"The registry to which `dtaas images push` sends images.","type":"object","additionalProperties":false,"required":["repository"],"properties":{"repository":{"description":"The address of the registry and a path, e.g. `registry.example/twins/workspace`, without a tag.","type":"string","maxLength":255,"pattern":"^(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$"},"credentials":{"description":"The secret whose value is `user:password`.","$ref":"definitions.schema.json#/definitions/Secret"}}};
const pattern126 = new RegExp("^(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$", "u");

function validate132(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.secret === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "secret"},message:"must have required property '"+"secret"+"'",schema:schema120.required,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "secret")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.secret !== undefined){
let data0 = data.secret;
if(typeof data0 === "string"){
if(data0.length > 64){
const err2 = {instancePath:instancePath+"/secret",schemaPath:"#/definitions/SecretName/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema121,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern50.test(data0)){
const err3 = {instancePath:instancePath+"/secret",schemaPath:"#/definitions/SecretName/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]*$"+"\"",schema:"^[A-Z][A-Z0-9_]*$",parentSchema:schema121,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/secret",schemaPath:"#/definitions/SecretName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.type,parentSchema:schema121,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema120.type,parentSchema:schema120,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate132.errors = vErrors;
return errors === 0;
}


function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.repository === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "repository"},message:"must have required property '"+"repository"+"'",schema:schema246.required,parentSchema:schema246,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "repository") || (key0 === "credentials"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema246,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.repository !== undefined){
let data0 = data.repository;
if(typeof data0 === "string"){
if(data0.length > 255){
const err2 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema246.properties.repository,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern126.test(data0)){
const err3 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$"},message:"must match pattern \""+"^(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$"+"\"",schema:"^(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$",parentSchema:schema246.properties.repository,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema246.properties.repository.type,parentSchema:schema246.properties.repository,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.credentials !== undefined){
if(!(validate132(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema246.type,parentSchema:schema246,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate131.errors = vErrors;
return errors === 0;
}


function validate128(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "allowed") || (key0 === "workspace")) || (key0 === "registry"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema242,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.allowed !== undefined){
let data0 = data.allowed;
if(Array.isArray(data0)){
if(data0.length > 1000){
const err1 = {instancePath:instancePath+"/allowed",schemaPath:"#/properties/allowed/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema242.properties.allowed,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 512){
const err2 = {instancePath:instancePath+"/allowed/" + i0,schemaPath:"#/properties/allowed/items/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema242.properties.allowed.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern123.test(data1)){
const err3 = {instancePath:instancePath+"/allowed/" + i0,schemaPath:"#/properties/allowed/items/pattern",keyword:"pattern",params:{pattern: "^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9*][a-z0-9._:/@*-]*)$"},message:"must match pattern \""+"^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9*][a-z0-9._:/@*-]*)$"+"\"",schema:"^(?:sha256:[0-9a-f]{64}|(?!sha256:)[a-z0-9*][a-z0-9._:/@*-]*)$",parentSchema:schema242.properties.allowed.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/allowed/" + i0,schemaPath:"#/properties/allowed/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema242.properties.allowed.items.type,parentSchema:schema242.properties.allowed.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/allowed",schemaPath:"#/properties/allowed/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema242.properties.allowed.type,parentSchema:schema242.properties.allowed,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.workspace !== undefined){
if(!(validate129(data.workspace, {instancePath:instancePath+"/workspace",parentData:data,parentDataProperty:"workspace",rootData}))){
vErrors = vErrors === null ? validate129.errors : vErrors.concat(validate129.errors);
errors = vErrors.length;
}
}
if(data.registry !== undefined){
if(!(validate131(data.registry, {instancePath:instancePath+"/registry",parentData:data,parentDataProperty:"registry",rootData}))){
vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema242.type,parentSchema:schema242,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate128.errors = vErrors;
return errors === 0;
}

const schema250 = {"description":"A repository with assets and twins: `url` or `path`.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"The name of the source in `twin.lock`.","$ref":"definitions.schema.json#/definitions/Name"},"url":{"description":"The address from which git fetches the repository, without credentials.","type":"string","maxLength":2000,"pattern":"^((https|ssh|git)://[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"},"path":{"description":"The path of the repository on this machine, relative to this repository's root; it may begin with `../`.","type":"string","maxLength":1000,"pattern":"^(?!/)(?!-)[^\\u0000-\\u001f\\\\]+$"}}};
const pattern129 = new RegExp("^((https|ssh|git)://[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$", "u");
const pattern130 = new RegExp("^(?!/)(?!-)[^\\u0000-\\u001f\\\\]+$", "u");

function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema250.required,parentSchema:schema250,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "url")) || (key0 === "path"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema250,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 63){
const err2 = {instancePath:instancePath+"/name",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.url !== undefined){
let data1 = data.url;
if(typeof data1 === "string"){
if(data1.length > 2000){
const err5 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters",schema:2000,parentSchema:schema250.properties.url,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern129.test(data1)){
const err6 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/pattern",keyword:"pattern",params:{pattern: "^((https|ssh|git)://[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"},message:"must match pattern \""+"^((https|ssh|git)://[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"+"\"",schema:"^((https|ssh|git)://[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$",parentSchema:schema250.properties.url,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema250.properties.url.type,parentSchema:schema250.properties.url,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(data2.length > 1000){
const err8 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema250.properties.path,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern130.test(data2)){
const err9 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!-)[^\\u0000-\\u001f\\\\]+$"},message:"must match pattern \""+"^(?!/)(?!-)[^\\u0000-\\u001f\\\\]+$"+"\"",schema:"^(?!/)(?!-)[^\\u0000-\\u001f\\\\]+$",parentSchema:schema250.properties.path,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema250.properties.path.type,parentSchema:schema250.properties.path,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema250.type,parentSchema:schema250,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate136.errors = vErrors;
return errors === 0;
}


function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pools === undefined){
data.pools = {};
}
if(data.quotas === undefined){
data.quotas = {};
}
if(data.roles === undefined){
data.roles = {};
}
if(data.images === undefined){
data.images = {};
}
if(data.licences === undefined){
data.licences = {};
}
if(data.sources === undefined){
data.sources = [];
}
if(data.forges === undefined){
data.forges = [];
}
if(data.state === undefined){
data.state = {};
}
if(data.verification === undefined){
data.verification = {};
}
if(data.organisation === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "organisation"},message:"must have required property '"+"organisation"+"'",schema:schema218.required,parentSchema:schema218,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.places === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "places"},message:"must have required property '"+"places"+"'",schema:schema218.required,parentSchema:schema218,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.defaultPlace === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "defaultPlace"},message:"must have required property '"+"defaultPlace"+"'",schema:schema218.required,parentSchema:schema218,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema218.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema218,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.organisation !== undefined){
let data0 = data.organisation;
if(typeof data0 === "string"){
if(data0.length > 63){
const err4 = {instancePath:instancePath+"/organisation",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern0.test(data0)){
const err5 = {instancePath:instancePath+"/organisation",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/organisation",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.places !== undefined){
let data1 = data.places;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 1000){
const err7 = {instancePath:instancePath+"/places",schemaPath:"#/properties/places/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema218.properties.places,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(Object.keys(data1).length < 1){
const err8 = {instancePath:instancePath+"/places",schemaPath:"#/properties/places/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema218.properties.places,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data1){
const _errs7 = errors;
if(typeof key1 === "string"){
if(key1.length > 63){
const err9 = {instancePath:instancePath+"/places",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern0.test(key1)){
const err10 = {instancePath:instancePath+"/places",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/places",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid2 = _errs7 === errors;
if(!valid2){
const err12 = {instancePath:instancePath+"/places",schemaPath:"#/properties/places/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema218.properties.places.propertyNames,parentSchema:schema218.properties.places,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
for(const key2 in data1){
if(!(validate120(data1[key2], {instancePath:instancePath+"/places/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/places",schemaPath:"#/properties/places/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema218.properties.places.type,parentSchema:schema218.properties.places,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.defaultPlace !== undefined){
let data3 = data.defaultPlace;
if(typeof data3 === "string"){
if(data3.length > 63){
const err14 = {instancePath:instancePath+"/defaultPlace",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern0.test(data3)){
const err15 = {instancePath:instancePath+"/defaultPlace",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/defaultPlace",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
let data4 = data.pools;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 1000){
const err17 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema218.properties.pools,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key3 in data4){
const _errs17 = errors;
if(typeof key3 === "string"){
if(key3.length > 63){
const err18 = {instancePath:instancePath+"/pools",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern0.test(key3)){
const err19 = {instancePath:instancePath+"/pools",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/pools",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var valid6 = _errs17 === errors;
if(!valid6){
const err21 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema218.properties.pools.propertyNames,parentSchema:schema218.properties.pools,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
for(const key4 in data4){
if(!(validate122(data4[key4], {instancePath:instancePath+"/pools/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema218.properties.pools.type,parentSchema:schema218.properties.pools,data:data4};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!(validate124(data.quotas, {instancePath:instancePath+"/quotas",parentData:data,parentDataProperty:"quotas",rootData}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
let data7 = data.roles;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 1000){
const err23 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema218.properties.roles,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key5 in data7){
const _errs25 = errors;
if(typeof key5 === "string"){
if(key5.length > 63){
const err24 = {instancePath:instancePath+"/roles",schemaPath:"definitions.schema.json#/definitions/Name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters",schema:63,parentSchema:schema16,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern0.test(key5)){
const err25 = {instancePath:instancePath+"/roles",schemaPath:"definitions.schema.json#/definitions/Name/pattern",keyword:"pattern",params:{pattern: "^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema16,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/roles",schemaPath:"definitions.schema.json#/definitions/Name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid9 = _errs25 === errors;
if(!valid9){
const err27 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema218.properties.roles.propertyNames,parentSchema:schema218.properties.roles,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
for(const key6 in data7){
let data8 = data7[key6];
if(Array.isArray(data8)){
if(data8.length > 10000){
const err28 = {instancePath:instancePath+"/roles/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items",schema:10000,parentSchema:schema218.properties.roles.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(typeof data9 === "string"){
if(data9.length > 120){
const err29 = {instancePath:instancePath+"/roles/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/roles/additionalProperties/items/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema218.properties.roles.additionalProperties.items,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data9.length < 1){
const err30 = {instancePath:instancePath+"/roles/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/roles/additionalProperties/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema218.properties.roles.additionalProperties.items,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/roles/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/roles/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema218.properties.roles.additionalProperties.items.type,parentSchema:schema218.properties.roles.additionalProperties.items,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/roles/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema218.properties.roles.additionalProperties.type,parentSchema:schema218.properties.roles.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema218.properties.roles.type,parentSchema:schema218.properties.roles,data:data7};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!(validate128(data.images, {instancePath:instancePath+"/images",parentData:data,parentDataProperty:"images",rootData}))){
vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors);
errors = vErrors.length;
}
let data11 = data.licences;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.denied === undefined){
data11.denied = [];
}
for(const key7 in data11){
if(!((key7 === "allowed") || (key7 === "denied"))){
const err34 = {instancePath:instancePath+"/licences",schemaPath:"#/definitions/Licences/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema249,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data11.allowed !== undefined){
let data12 = data11.allowed;
if(Array.isArray(data12)){
if(data12.length > 1000){
const err35 = {instancePath:instancePath+"/licences/allowed",schemaPath:"#/definitions/Licences/properties/allowed/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema249.properties.allowed,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data12.length < 1){
const err36 = {instancePath:instancePath+"/licences/allowed",schemaPath:"#/definitions/Licences/properties/allowed/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema249.properties.allowed,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 === "string"){
if(data13.length > 128){
const err37 = {instancePath:instancePath+"/licences/allowed/" + i1,schemaPath:"#/definitions/Licences/properties/allowed/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema249.properties.allowed.items,data:data13};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data13.length < 1){
const err38 = {instancePath:instancePath+"/licences/allowed/" + i1,schemaPath:"#/definitions/Licences/properties/allowed/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema249.properties.allowed.items,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/licences/allowed/" + i1,schemaPath:"#/definitions/Licences/properties/allowed/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema249.properties.allowed.items.type,parentSchema:schema249.properties.allowed.items,data:data13};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/licences/allowed",schemaPath:"#/definitions/Licences/properties/allowed/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema249.properties.allowed.type,parentSchema:schema249.properties.allowed,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
let data14 = data11.denied;
if(Array.isArray(data14)){
if(data14.length > 1000){
const err41 = {instancePath:instancePath+"/licences/denied",schemaPath:"#/definitions/Licences/properties/denied/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema249.properties.denied,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
let data15 = data14[i2];
if(typeof data15 === "string"){
if(data15.length > 128){
const err42 = {instancePath:instancePath+"/licences/denied/" + i2,schemaPath:"#/definitions/Licences/properties/denied/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema249.properties.denied.items,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data15.length < 1){
const err43 = {instancePath:instancePath+"/licences/denied/" + i2,schemaPath:"#/definitions/Licences/properties/denied/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema249.properties.denied.items,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/licences/denied/" + i2,schemaPath:"#/definitions/Licences/properties/denied/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema249.properties.denied.items.type,parentSchema:schema249.properties.denied.items,data:data15};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/licences/denied",schemaPath:"#/definitions/Licences/properties/denied/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema249.properties.denied.type,parentSchema:schema249.properties.denied,data:data14};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/licences",schemaPath:"#/definitions/Licences/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema249.type,parentSchema:schema249,data:data11};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
let data16 = data.sources;
if(Array.isArray(data16)){
if(data16.length > 100){
const err47 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema218.properties.sources,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
if(!(validate136(data16[i3], {instancePath:instancePath+"/sources/" + i3,parentData:data16,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors);
errors = vErrors.length;
}
}
}
else {
const err48 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema218.properties.sources.type,parentSchema:schema218.properties.sources,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
let data18 = data.forges;
if(Array.isArray(data18)){
if(data18.length > 100){
const err49 = {instancePath:instancePath+"/forges",schemaPath:"#/properties/forges/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema218.properties.forges,data:data18};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len4 = data18.length;
for(let i4=0; i4<len4; i4++){
let data19 = data18[i4];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.kind === undefined){
const err50 = {instancePath:instancePath+"/forges/" + i4,schemaPath:"#/definitions/Forge/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema252.required,parentSchema:schema252,data:data19};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data19.url === undefined){
const err51 = {instancePath:instancePath+"/forges/" + i4,schemaPath:"#/definitions/Forge/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema252.required,parentSchema:schema252,data:data19};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key8 in data19){
if(!((((key8 === "kind") || (key8 === "url")) || (key8 === "api")) || (key8 === "title"))){
const err52 = {instancePath:instancePath+"/forges/" + i4,schemaPath:"#/definitions/Forge/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema252,data:data19};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data19.kind !== undefined){
let data20 = data19.kind;
if(!(((data20 === "github") || (data20 === "gitlab")) || (data20 === "gitea"))){
const err53 = {instancePath:instancePath+"/forges/" + i4+"/kind",schemaPath:"#/definitions/Forge/properties/kind/enum",keyword:"enum",params:{allowedValues: schema252.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema252.properties.kind.enum,parentSchema:schema252.properties.kind,data:data20};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data19.url !== undefined){
let data21 = data19.url;
if(typeof data21 === "string"){
if(data21.length > 2000){
const err54 = {instancePath:instancePath+"/forges/" + i4+"/url",schemaPath:"#/definitions/Forge/properties/url/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters",schema:2000,parentSchema:schema252.properties.url,data:data21};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern131.test(data21)){
const err55 = {instancePath:instancePath+"/forges/" + i4+"/url",schemaPath:"#/definitions/Forge/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"},message:"must match pattern \""+"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"+"\"",schema:"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$",parentSchema:schema252.properties.url,data:data21};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/forges/" + i4+"/url",schemaPath:"#/definitions/Forge/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema252.properties.url.type,parentSchema:schema252.properties.url,data:data21};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data19.api !== undefined){
let data22 = data19.api;
if(typeof data22 === "string"){
if(data22.length > 2000){
const err57 = {instancePath:instancePath+"/forges/" + i4+"/api",schemaPath:"#/definitions/Forge/properties/api/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters",schema:2000,parentSchema:schema252.properties.api,data:data22};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!pattern131.test(data22)){
const err58 = {instancePath:instancePath+"/forges/" + i4+"/api",schemaPath:"#/definitions/Forge/properties/api/pattern",keyword:"pattern",params:{pattern: "^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"},message:"must match pattern \""+"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$"+"\"",schema:"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$",parentSchema:schema252.properties.api,data:data22};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/forges/" + i4+"/api",schemaPath:"#/definitions/Forge/properties/api/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema252.properties.api.type,parentSchema:schema252.properties.api,data:data22};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data19.title !== undefined){
let data23 = data19.title;
if(typeof data23 === "string"){
if(data23.length > 120){
const err60 = {instancePath:instancePath+"/forges/" + i4+"/title",schemaPath:"#/definitions/Forge/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",schema:120,parentSchema:schema252.properties.title,data:data23};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data23.length < 1){
const err61 = {instancePath:instancePath+"/forges/" + i4+"/title",schemaPath:"#/definitions/Forge/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema252.properties.title,data:data23};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/forges/" + i4+"/title",schemaPath:"#/definitions/Forge/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema252.properties.title.type,parentSchema:schema252.properties.title,data:data23};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/forges/" + i4,schemaPath:"#/definitions/Forge/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema252.type,parentSchema:schema252,data:data19};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/forges",schemaPath:"#/properties/forges/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema218.properties.forges.type,parentSchema:schema218.properties.forges,data:data18};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
let data24 = data.state;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.push === undefined){
data24.push = false;
}
for(const key9 in data24){
if(!(((key9 === "remote") || (key9 === "url")) || (key9 === "push"))){
const err65 = {instancePath:instancePath+"/state",schemaPath:"#/definitions/State/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema253,data:data24};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data24.remote !== undefined){
let data25 = data24.remote;
if(typeof data25 === "string"){
if(data25.length > 100){
const err66 = {instancePath:instancePath+"/state/remote",schemaPath:"#/definitions/State/properties/remote/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema253.properties.remote,data:data25};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!pattern110.test(data25)){
const err67 = {instancePath:instancePath+"/state/remote",schemaPath:"#/definitions/State/properties/remote/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9._-]*$"+"\"",schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema253.properties.remote,data:data25};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/state/remote",schemaPath:"#/definitions/State/properties/remote/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema253.properties.remote.type,parentSchema:schema253.properties.remote,data:data25};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data24.url !== undefined){
let data26 = data24.url;
if(typeof data26 === "string"){
if(data26.length > 2000){
const err69 = {instancePath:instancePath+"/state/url",schemaPath:"#/definitions/State/properties/url/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters",schema:2000,parentSchema:schema253.properties.url,data:data26};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!pattern134.test(data26)){
const err70 = {instancePath:instancePath+"/state/url",schemaPath:"#/definitions/State/properties/url/pattern",keyword:"pattern",params:{pattern: "^(https?://[^\\s/@]+/[^\\s]+|ssh://([A-Za-z0-9_.-]+@)?[^\\s/@]+/[^\\s]+|file:///[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"},message:"must match pattern \""+"^(https?://[^\\s/@]+/[^\\s]+|ssh://([A-Za-z0-9_.-]+@)?[^\\s/@]+/[^\\s]+|file:///[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$"+"\"",schema:"^(https?://[^\\s/@]+/[^\\s]+|ssh://([A-Za-z0-9_.-]+@)?[^\\s/@]+/[^\\s]+|file:///[^\\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\\s-][^\\s]*)$",parentSchema:schema253.properties.url,data:data26};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/state/url",schemaPath:"#/definitions/State/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema253.properties.url.type,parentSchema:schema253.properties.url,data:data26};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
let data27 = data24.push;
if(typeof data27 !== "boolean"){
const err72 = {instancePath:instancePath+"/state/push",schemaPath:"#/definitions/State/properties/push/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema253.properties.push.type,parentSchema:schema253.properties.push,data:data27};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/state",schemaPath:"#/definitions/State/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema253.type,parentSchema:schema253,data:data24};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
let data28 = data.verification;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.allowWeak === undefined){
data28.allowWeak = true;
}
if(data28.requireTests === undefined){
data28.requireTests = false;
}
for(const key10 in data28){
if(!((key10 === "allowWeak") || (key10 === "requireTests"))){
const err74 = {instancePath:instancePath+"/verification",schemaPath:"#/definitions/Verification/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema254,data:data28};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
let data29 = data28.allowWeak;
if(typeof data29 !== "boolean"){
const err75 = {instancePath:instancePath+"/verification/allowWeak",schemaPath:"#/definitions/Verification/properties/allowWeak/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema254.properties.allowWeak.type,parentSchema:schema254.properties.allowWeak,data:data29};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
let data30 = data28.requireTests;
if(typeof data30 !== "boolean"){
const err76 = {instancePath:instancePath+"/verification/requireTests",schemaPath:"#/definitions/Verification/properties/requireTests/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema254.properties.requireTests.type,parentSchema:schema254.properties.requireTests,data:data30};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/verification",schemaPath:"#/definitions/Verification/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema254.type,parentSchema:schema254,data:data28};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema218.type,parentSchema:schema218,data};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
validate119.errors = vErrors;
return errors === 0;
}


function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="platform.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema213.required,parentSchema:schema213,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema213.required,parentSchema:schema213,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema213.required,parentSchema:schema213,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema213.required,parentSchema:schema213,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema213,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"definitions.schema.json#/definitions/ApiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Platform" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Platform"},message:"must be equal to constant",schema:"Platform",parentSchema:schema213.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.metadata !== undefined){
if(!(validate117(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
}
if(data.spec !== undefined){
if(!(validate119(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema213.type,parentSchema:schema213,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate116.errors = vErrors;
return errors === 0;
}

export const validateSnapshotManifest = validate139;
const schema255 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"manifest.schema.json","title":"SnapshotManifest","description":"`manifest.json` of a snapshot, written by the runner: the files of each component with their hashes, when they were saved, and on what.","type":"object","required":["format","clock","inFlight","components","values"],"properties":{"format":{"description":"The edition of the manifest.","const":1},"twin":{"description":"The twin's id.","type":"string"},"takenAt":{"description":"When it was taken, in ISO 8601.","type":"string"},"origin":{"description":"Whether the save was scheduled or asked for.","enum":["due","asked"]},"clock":{"description":"The clock of the twin.","type":"object"},"inFlight":{"description":"Samples on their way to inputs, by `component.port`.","type":"object"},"events":{"description":"The events and commands that the saved states don't cover, by component. Absent: none.","type":"object","additionalProperties":{"$ref":"#/definitions/SavedEvents"}},"components":{"description":"The components, by id.","type":"object","propertyNames":{"description":"The id of a component, which is also the name of a folder.","pattern":"^[^/\\\\]+$"},"additionalProperties":{"$ref":"#/definitions/SavedComponent"}},"values":{"description":"The last values that belong to no component, by `component.port`.","type":"object"}},"definitions":{"SavedComponent":{"description":"What was saved of one component.","type":"object","required":["asset","version","files","outputs"],"properties":{"asset":{"description":"The asset that wrote the state, e.g. `functions/estimator`.","type":"string"},"version":{"description":"The version of that asset.","type":"string"},"digest":{"description":"The content digest of that asset.","type":"string"},"files":{"description":"Its files, by their path in its folder.","type":"object","additionalProperties":{"$ref":"#/definitions/SavedFile"}},"outputs":{"description":"The last value of each output, by port.","type":"object"},"parameters":{"description":"The live parameters that held, by name, in the units of the asset. Absent: none.","type":"object"}}},"SavedEvents":{"description":"The events and commands for one component.","type":"object","required":["seq","waiting"],"properties":{"seq":{"description":"By input, the number of the last one that the saved state covers.","type":"object","additionalProperties":{"type":"integer","minimum":0,"maximum":9007199254740991}},"waiting":{"description":"Those after that, oldest first: the input, the value and its time.","type":"array","items":{"description":"An event or a command.","type":"object","required":["port","value","t"],"properties":{"port":{"type":"string"},"value":{},"t":{"type":"number"}}}}}},"SavedFile":{"description":"The size and the hash of a file.","type":"object","required":["sha256","size"],"properties":{"sha256":{"description":"The sha256 of its bytes, in hex digits.","type":"string","pattern":"^[0-9a-f]{64}$"},"size":{"description":"Bytes.","type":"integer","minimum":0,"maximum":9007199254740991},"mode":{"description":"Its permissions.","type":"integer","minimum":0}}}}};
const schema256 = {"description":"The events and commands for one component.","type":"object","required":["seq","waiting"],"properties":{"seq":{"description":"By input, the number of the last one that the saved state covers.","type":"object","additionalProperties":{"type":"integer","minimum":0,"maximum":9007199254740991}},"waiting":{"description":"Those after that, oldest first: the input, the value and its time.","type":"array","items":{"description":"An event or a command.","type":"object","required":["port","value","t"],"properties":{"port":{"type":"string"},"value":{},"t":{"type":"number"}}}}}};
const pattern135 = new RegExp("^[^/\\\\]+$", "u");
const schema257 = {"description":"What was saved of one component.","type":"object","required":["asset","version","files","outputs"],"properties":{"asset":{"description":"The asset that wrote the state, e.g. `functions/estimator`.","type":"string"},"version":{"description":"The version of that asset.","type":"string"},"digest":{"description":"The content digest of that asset.","type":"string"},"files":{"description":"Its files, by their path in its folder.","type":"object","additionalProperties":{"$ref":"#/definitions/SavedFile"}},"outputs":{"description":"The last value of each output, by port.","type":"object"},"parameters":{"description":"The live parameters that held, by name, in the units of the asset. Absent: none.","type":"object"}}};
const schema258 = {"description":"The size and the hash of a file.","type":"object","required":["sha256","size"],"properties":{"sha256":{"description":"The sha256 of its bytes, in hex digits.","type":"string","pattern":"^[0-9a-f]{64}$"},"size":{"description":"Bytes.","type":"integer","minimum":0,"maximum":9007199254740991},"mode":{"description":"Its permissions.","type":"integer","minimum":0}}};

function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.asset === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema257.required,parentSchema:schema257,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema257.required,parentSchema:schema257,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.files === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema257.required,parentSchema:schema257,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.outputs === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outputs"},message:"must have required property '"+"outputs"+"'",schema:schema257.required,parentSchema:schema257,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.asset !== undefined){
let data0 = data.asset;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/asset",schemaPath:"#/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema257.properties.asset.type,parentSchema:schema257.properties.asset,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema257.properties.version.type,parentSchema:schema257.properties.version,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.digest !== undefined){
let data2 = data.digest;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema257.properties.digest.type,parentSchema:schema257.properties.digest,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.files !== undefined){
let data3 = data.files;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key0 in data3){
let data4 = data3[key0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.sha256 === undefined){
const err7 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedFile/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'",schema:schema258.required,parentSchema:schema258,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4.size === undefined){
const err8 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedFile/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'",schema:schema258.required,parentSchema:schema258,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.sha256 !== undefined){
let data5 = data4.sha256;
if(typeof data5 === "string"){
if(!pattern104.test(data5)){
const err9 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/sha256",schemaPath:"#/definitions/SavedFile/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema258.properties.sha256,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/sha256",schemaPath:"#/definitions/SavedFile/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema258.properties.sha256.type,parentSchema:schema258.properties.sha256,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data4.size !== undefined){
let data6 = data4.size;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err11 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"#/definitions/SavedFile/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema258.properties.size.type,parentSchema:schema258.properties.size,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"#/definitions/SavedFile/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema258.properties.size,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"#/definitions/SavedFile/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema258.properties.size,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data4.mode !== undefined){
let data7 = data4.mode;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/mode",schemaPath:"#/definitions/SavedFile/properties/mode/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema258.properties.mode.type,parentSchema:schema258.properties.mode,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/mode",schemaPath:"#/definitions/SavedFile/properties/mode/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema258.properties.mode,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedFile/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema258.type,parentSchema:schema258,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema257.properties.files.type,parentSchema:schema257.properties.files,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.outputs !== undefined){
let data8 = data.outputs;
if(!(data8 && typeof data8 == "object" && !Array.isArray(data8))){
const err18 = {instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema257.properties.outputs.type,parentSchema:schema257.properties.outputs,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.parameters !== undefined){
let data9 = data.parameters;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
const err19 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema257.properties.parameters.type,parentSchema:schema257.properties.parameters,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema257.type,parentSchema:schema257,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate140.errors = vErrors;
return errors === 0;
}


function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="manifest.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.format === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'",schema:schema255.required,parentSchema:schema255,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.clock === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "clock"},message:"must have required property '"+"clock"+"'",schema:schema255.required,parentSchema:schema255,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.inFlight === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "inFlight"},message:"must have required property '"+"inFlight"+"'",schema:schema255.required,parentSchema:schema255,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.components === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "components"},message:"must have required property '"+"components"+"'",schema:schema255.required,parentSchema:schema255,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.values === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "values"},message:"must have required property '"+"values"+"'",schema:schema255.required,parentSchema:schema255,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.format !== undefined){
let data0 = data.format;
if(1 !== data0){
const err5 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema255.properties.format,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.twin !== undefined){
let data1 = data.twin;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema255.properties.twin.type,parentSchema:schema255.properties.twin,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.takenAt !== undefined){
let data2 = data.takenAt;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/takenAt",schemaPath:"#/properties/takenAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema255.properties.takenAt.type,parentSchema:schema255.properties.takenAt,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.origin !== undefined){
let data3 = data.origin;
if(!((data3 === "due") || (data3 === "asked"))){
const err8 = {instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/enum",keyword:"enum",params:{allowedValues: schema255.properties.origin.enum},message:"must be equal to one of the allowed values",schema:schema255.properties.origin.enum,parentSchema:schema255.properties.origin,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.clock !== undefined){
let data4 = data.clock;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err9 = {instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema255.properties.clock.type,parentSchema:schema255.properties.clock,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.inFlight !== undefined){
let data5 = data.inFlight;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err10 = {instancePath:instancePath+"/inFlight",schemaPath:"#/properties/inFlight/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema255.properties.inFlight.type,parentSchema:schema255.properties.inFlight,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.events !== undefined){
let data6 = data.events;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key0 in data6){
let data7 = data6[key0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.seq === undefined){
const err11 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedEvents/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema256.required,parentSchema:schema256,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data7.waiting === undefined){
const err12 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedEvents/required",keyword:"required",params:{missingProperty: "waiting"},message:"must have required property '"+"waiting"+"'",schema:schema256.required,parentSchema:schema256,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data7.seq !== undefined){
let data8 = data7.seq;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
let data9 = data8[key1];
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err13 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/seq/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedEvents/properties/seq/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema256.properties.seq.additionalProperties.type,parentSchema:schema256.properties.seq.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
const err14 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/seq/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedEvents/properties/seq/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema256.properties.seq.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err15 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/seq/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedEvents/properties/seq/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema256.properties.seq.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/seq",schemaPath:"#/definitions/SavedEvents/properties/seq/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema256.properties.seq.type,parentSchema:schema256.properties.seq,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.waiting !== undefined){
let data10 = data7.waiting;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.port === undefined){
const err17 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting/" + i0,schemaPath:"#/definitions/SavedEvents/properties/waiting/items/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema256.properties.waiting.items.required,parentSchema:schema256.properties.waiting.items,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data11.value === undefined){
const err18 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting/" + i0,schemaPath:"#/definitions/SavedEvents/properties/waiting/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema256.properties.waiting.items.required,parentSchema:schema256.properties.waiting.items,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data11.t === undefined){
const err19 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting/" + i0,schemaPath:"#/definitions/SavedEvents/properties/waiting/items/required",keyword:"required",params:{missingProperty: "t"},message:"must have required property '"+"t"+"'",schema:schema256.properties.waiting.items.required,parentSchema:schema256.properties.waiting.items,data:data11};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data11.port !== undefined){
let data12 = data11.port;
if(typeof data12 !== "string"){
const err20 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting/" + i0+"/port",schemaPath:"#/definitions/SavedEvents/properties/waiting/items/properties/port/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema256.properties.waiting.items.properties.port.type,parentSchema:schema256.properties.waiting.items.properties.port,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data11.t !== undefined){
let data13 = data11.t;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err21 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting/" + i0+"/t",schemaPath:"#/definitions/SavedEvents/properties/waiting/items/properties/t/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema256.properties.waiting.items.properties.t.type,parentSchema:schema256.properties.waiting.items.properties.t,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting/" + i0,schemaPath:"#/definitions/SavedEvents/properties/waiting/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema256.properties.waiting.items.type,parentSchema:schema256.properties.waiting.items,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/waiting",schemaPath:"#/definitions/SavedEvents/properties/waiting/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema256.properties.waiting.type,parentSchema:schema256.properties.waiting,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/events/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/SavedEvents/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema256.type,parentSchema:schema256,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema255.properties.events.type,parentSchema:schema255.properties.events,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.components !== undefined){
let data14 = data.components;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key2 in data14){
const _errs32 = errors;
if(typeof key2 === "string"){
if(!pattern135.test(key2)){
const err26 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[^/\\\\]+$"},message:"must match pattern \""+"^[^/\\\\]+$"+"\"",schema:"^[^/\\\\]+$",parentSchema:schema255.properties.components.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var valid8 = _errs32 === errors;
if(!valid8){
const err27 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema255.properties.components.propertyNames,parentSchema:schema255.properties.components,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
for(const key3 in data14){
if(!(validate140(data14[key3], {instancePath:instancePath+"/components/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data14,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
}
else {
const err28 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema255.properties.components.type,parentSchema:schema255.properties.components,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.values !== undefined){
let data16 = data.values;
if(!(data16 && typeof data16 == "object" && !Array.isArray(data16))){
const err29 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema255.properties.values.type,parentSchema:schema255.properties.values,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema255.type,parentSchema:schema255,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate139.errors = vErrors;
return errors === 0;
}

export const validateDesired = validate142;
const schema259 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"desired.schema.json","title":"Desired","description":"What should exist for one instance, and how its life is to be kept: `desired.json` in its second edition. `readDesired` reads both editions, `printDesired` writes both.","type":"object","required":["apiVersion","kind","edition","twin","version","program","lifecycle","place","flavour","overrides","resources"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"Desired"},"edition":{"description":"Files of the first edition have none.","const":2},"twin":{"description":"The instance's id: `incubator`, `factory.r1`.","type":"string"},"version":{"type":"string"},"program":{"description":"Version of the deployment program: a new one makes every twin's desired state differ.","type":"string"},"lifecycle":{"$ref":"#/definitions/DesiredLifecycle"},"place":{"$ref":"#/definitions/DesiredPlace"},"flavour":{"description":"The sort of workspace: `process`, `container` ...","type":"string"},"overrides":{"$ref":"#/definitions/DesiredOverrides"},"workspace":{"$ref":"#/definitions/DesiredWorkspace"},"resources":{"description":"By logical name; empty unless the twin is to run.","type":"object","additionalProperties":{"$ref":"#/definitions/DesiredResource"}}},"definitions":{"DesiredLifecycle":{"type":"object","required":["desired","restore","prune"],"properties":{"desired":{"enum":["running","suspended","terminated"]},"restore":{"description":"`none`, `latest` or the name of a snapshot.","type":"string"},"prune":{"enum":["confirm","never","auto"]},"schedule":{"description":"As in `twin.yaml`; absent: the twin always runs.","type":"object","required":["timezone","running"],"properties":{"timezone":{"type":"string"},"running":{"type":"array","items":{"type":"string"}}}},"idle":{"description":"As in `twin.yaml`; absent: the twin runs, too, if nobody uses it.","type":"object","required":["after"],"properties":{"after":{"type":"string"}}}}},"DesiredPlace":{"description":"The place, as `platform.yaml` names it, its kind, and the settings of that kind.","type":"object","required":["name","kind","settings"],"properties":{"name":{"type":"string"},"kind":{"type":"string"},"settings":{"type":"object","tsType":"JsonObject"}}},"DesiredOverrides":{"description":"Operators' overrides that went into this rendering.","type":"object","properties":{"emulate":{"const":true},"clock":{"description":"Of the emulated twin; absent: lockstep.","const":"wall"},"desired":{"enum":["running","suspended","terminated"]}}},"DesiredWorkspace":{"description":"What the components are and how they are wired; absent unless the twin is to run.","type":"object","tsType":"WorkspaceSpec","required":["save"],"properties":{"save":{"type":"object","required":["keep","onTerminate"],"properties":{"keep":{"type":"integer","minimum":0},"onTerminate":{"type":"boolean"}}},"secrets":{"type":"array","items":{"type":"string"}}}},"DesiredResource":{"description":"One Pulumi resource, as the kind of place asks for it.","type":"object","required":["type","inputs"],"properties":{"type":{"description":"A Pulumi type token of the table of resource kinds: `docker:index/container:Container`.","type":"string"},"provider":{"description":"The inputs of the provider that makes it, such as the address of a host; absent: the provider's defaults.","type":"object","tsType":"JsonObject"},"version":{"description":"The version of the provider's plugin; absent: the installed one.","type":"string"},"inputs":{"description":"Anywhere inside, `{\"$ref\": \"workspace\"}` stands for the workspace's text (`printWorkspace`) and `{\"$ref\": \"<resource>.<output>\"}` for an output of another resource of this file.","type":"object","tsType":"JsonObject"},"dependsOn":{"description":"Names of resources that are made before this one, beside those that the inputs refer to.","type":"array","items":{"type":"string"},"tsType":"readonly string[]"}}}}};
const schema260 = {"type":"object","required":["desired","restore","prune"],"properties":{"desired":{"enum":["running","suspended","terminated"]},"restore":{"description":"`none`, `latest` or the name of a snapshot.","type":"string"},"prune":{"enum":["confirm","never","auto"]},"schedule":{"description":"As in `twin.yaml`; absent: the twin always runs.","type":"object","required":["timezone","running"],"properties":{"timezone":{"type":"string"},"running":{"type":"array","items":{"type":"string"}}}},"idle":{"description":"As in `twin.yaml`; absent: the twin runs, too, if nobody uses it.","type":"object","required":["after"],"properties":{"after":{"type":"string"}}}}};
const schema261 = {"description":"The place, as `platform.yaml` names it, its kind, and the settings of that kind.","type":"object","required":["name","kind","settings"],"properties":{"name":{"type":"string"},"kind":{"type":"string"},"settings":{"type":"object","tsType":"JsonObject"}}};
const schema262 = {"description":"Operators' overrides that went into this rendering.","type":"object","properties":{"emulate":{"const":true},"clock":{"description":"Of the emulated twin; absent: lockstep.","const":"wall"},"desired":{"enum":["running","suspended","terminated"]}}};
const schema263 = {"description":"What the components are and how they are wired; absent unless the twin is to run.","type":"object","tsType":"WorkspaceSpec","required":["save"],"properties":{"save":{"type":"object","required":["keep","onTerminate"],"properties":{"keep":{"type":"integer","minimum":0},"onTerminate":{"type":"boolean"}}},"secrets":{"type":"array","items":{"type":"string"}}}};
const schema264 = {"description":"One Pulumi resource, as the kind of place asks for it.","type":"object","required":["type","inputs"],"properties":{"type":{"description":"A Pulumi type token of the table of resource kinds: `docker:index/container:Container`.","type":"string"},"provider":{"description":"The inputs of the provider that makes it, such as the address of a host; absent: the provider's defaults.","type":"object","tsType":"JsonObject"},"version":{"description":"The version of the provider's plugin; absent: the installed one.","type":"string"},"inputs":{"description":"Anywhere inside, `{\"$ref\": \"workspace\"}` stands for the workspace's text (`printWorkspace`) and `{\"$ref\": \"<resource>.<output>\"}` for an output of another resource of this file.","type":"object","tsType":"JsonObject"},"dependsOn":{"description":"Names of resources that are made before this one, beside those that the inputs refer to.","type":"array","items":{"type":"string"},"tsType":"readonly string[]"}}};

function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="desired.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.edition === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "edition"},message:"must have required property '"+"edition"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.twin === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "twin"},message:"must have required property '"+"twin"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.version === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.program === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "program"},message:"must have required property '"+"program"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.lifecycle === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lifecycle"},message:"must have required property '"+"lifecycle"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.place === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "place"},message:"must have required property '"+"place"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.flavour === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "flavour"},message:"must have required property '"+"flavour"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.overrides === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "overrides"},message:"must have required property '"+"overrides"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.resources === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resources"},message:"must have required property '"+"resources"+"'",schema:schema259.required,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err11 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema259.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Desired" !== data1){
const err12 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Desired"},message:"must be equal to constant",schema:"Desired",parentSchema:schema259.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.edition !== undefined){
let data2 = data.edition;
if(2 !== data2){
const err13 = {instancePath:instancePath+"/edition",schemaPath:"#/properties/edition/const",keyword:"const",params:{allowedValue: 2},message:"must be equal to constant",schema:2,parentSchema:schema259.properties.edition,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.twin !== undefined){
let data3 = data.twin;
if(typeof data3 !== "string"){
const err14 = {instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema259.properties.twin.type,parentSchema:schema259.properties.twin,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.version !== undefined){
let data4 = data.version;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema259.properties.version.type,parentSchema:schema259.properties.version,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.program !== undefined){
let data5 = data.program;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/program",schemaPath:"#/properties/program/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema259.properties.program.type,parentSchema:schema259.properties.program,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.lifecycle !== undefined){
let data6 = data.lifecycle;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.desired === undefined){
const err17 = {instancePath:instancePath+"/lifecycle",schemaPath:"#/definitions/DesiredLifecycle/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'",schema:schema260.required,parentSchema:schema260,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6.restore === undefined){
const err18 = {instancePath:instancePath+"/lifecycle",schemaPath:"#/definitions/DesiredLifecycle/required",keyword:"required",params:{missingProperty: "restore"},message:"must have required property '"+"restore"+"'",schema:schema260.required,parentSchema:schema260,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data6.prune === undefined){
const err19 = {instancePath:instancePath+"/lifecycle",schemaPath:"#/definitions/DesiredLifecycle/required",keyword:"required",params:{missingProperty: "prune"},message:"must have required property '"+"prune"+"'",schema:schema260.required,parentSchema:schema260,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.desired !== undefined){
let data7 = data6.desired;
if(!(((data7 === "running") || (data7 === "suspended")) || (data7 === "terminated"))){
const err20 = {instancePath:instancePath+"/lifecycle/desired",schemaPath:"#/definitions/DesiredLifecycle/properties/desired/enum",keyword:"enum",params:{allowedValues: schema260.properties.desired.enum},message:"must be equal to one of the allowed values",schema:schema260.properties.desired.enum,parentSchema:schema260.properties.desired,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data6.restore !== undefined){
let data8 = data6.restore;
if(typeof data8 !== "string"){
const err21 = {instancePath:instancePath+"/lifecycle/restore",schemaPath:"#/definitions/DesiredLifecycle/properties/restore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.restore.type,parentSchema:schema260.properties.restore,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.prune !== undefined){
let data9 = data6.prune;
if(!(((data9 === "confirm") || (data9 === "never")) || (data9 === "auto"))){
const err22 = {instancePath:instancePath+"/lifecycle/prune",schemaPath:"#/definitions/DesiredLifecycle/properties/prune/enum",keyword:"enum",params:{allowedValues: schema260.properties.prune.enum},message:"must be equal to one of the allowed values",schema:schema260.properties.prune.enum,parentSchema:schema260.properties.prune,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.schedule !== undefined){
let data10 = data6.schedule;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.timezone === undefined){
const err23 = {instancePath:instancePath+"/lifecycle/schedule",schemaPath:"#/definitions/DesiredLifecycle/properties/schedule/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'",schema:schema260.properties.schedule.required,parentSchema:schema260.properties.schedule,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10.running === undefined){
const err24 = {instancePath:instancePath+"/lifecycle/schedule",schemaPath:"#/definitions/DesiredLifecycle/properties/schedule/required",keyword:"required",params:{missingProperty: "running"},message:"must have required property '"+"running"+"'",schema:schema260.properties.schedule.required,parentSchema:schema260.properties.schedule,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.timezone !== undefined){
let data11 = data10.timezone;
if(typeof data11 !== "string"){
const err25 = {instancePath:instancePath+"/lifecycle/schedule/timezone",schemaPath:"#/definitions/DesiredLifecycle/properties/schedule/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.schedule.properties.timezone.type,parentSchema:schema260.properties.schedule.properties.timezone,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data10.running !== undefined){
let data12 = data10.running;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(typeof data13 !== "string"){
const err26 = {instancePath:instancePath+"/lifecycle/schedule/running/" + i0,schemaPath:"#/definitions/DesiredLifecycle/properties/schedule/properties/running/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.schedule.properties.running.items.type,parentSchema:schema260.properties.schedule.properties.running.items,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/lifecycle/schedule/running",schemaPath:"#/definitions/DesiredLifecycle/properties/schedule/properties/running/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema260.properties.schedule.properties.running.type,parentSchema:schema260.properties.schedule.properties.running,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/lifecycle/schedule",schemaPath:"#/definitions/DesiredLifecycle/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema260.properties.schedule.type,parentSchema:schema260.properties.schedule,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data6.idle !== undefined){
let data14 = data6.idle;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.after === undefined){
const err29 = {instancePath:instancePath+"/lifecycle/idle",schemaPath:"#/definitions/DesiredLifecycle/properties/idle/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema260.properties.idle.required,parentSchema:schema260.properties.idle,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data14.after !== undefined){
let data15 = data14.after;
if(typeof data15 !== "string"){
const err30 = {instancePath:instancePath+"/lifecycle/idle/after",schemaPath:"#/definitions/DesiredLifecycle/properties/idle/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.idle.properties.after.type,parentSchema:schema260.properties.idle.properties.after,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/lifecycle/idle",schemaPath:"#/definitions/DesiredLifecycle/properties/idle/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema260.properties.idle.type,parentSchema:schema260.properties.idle,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/lifecycle",schemaPath:"#/definitions/DesiredLifecycle/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema260.type,parentSchema:schema260,data:data6};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.place !== undefined){
let data16 = data.place;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.name === undefined){
const err33 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/DesiredPlace/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema261.required,parentSchema:schema261,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data16.kind === undefined){
const err34 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/DesiredPlace/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema261.required,parentSchema:schema261,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data16.settings === undefined){
const err35 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/DesiredPlace/required",keyword:"required",params:{missingProperty: "settings"},message:"must have required property '"+"settings"+"'",schema:schema261.required,parentSchema:schema261,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data16.name !== undefined){
let data17 = data16.name;
if(typeof data17 !== "string"){
const err36 = {instancePath:instancePath+"/place/name",schemaPath:"#/definitions/DesiredPlace/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema261.properties.name.type,parentSchema:schema261.properties.name,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data16.kind !== undefined){
let data18 = data16.kind;
if(typeof data18 !== "string"){
const err37 = {instancePath:instancePath+"/place/kind",schemaPath:"#/definitions/DesiredPlace/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema261.properties.kind.type,parentSchema:schema261.properties.kind,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data16.settings !== undefined){
let data19 = data16.settings;
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err38 = {instancePath:instancePath+"/place/settings",schemaPath:"#/definitions/DesiredPlace/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema261.properties.settings.type,parentSchema:schema261.properties.settings,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/DesiredPlace/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema261.type,parentSchema:schema261,data:data16};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.flavour !== undefined){
let data20 = data.flavour;
if(typeof data20 !== "string"){
const err40 = {instancePath:instancePath+"/flavour",schemaPath:"#/properties/flavour/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema259.properties.flavour.type,parentSchema:schema259.properties.flavour,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.overrides !== undefined){
let data21 = data.overrides;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.emulate !== undefined){
let data22 = data21.emulate;
if(true !== data22){
const err41 = {instancePath:instancePath+"/overrides/emulate",schemaPath:"#/definitions/DesiredOverrides/properties/emulate/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema262.properties.emulate,data:data22};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data21.clock !== undefined){
let data23 = data21.clock;
if("wall" !== data23){
const err42 = {instancePath:instancePath+"/overrides/clock",schemaPath:"#/definitions/DesiredOverrides/properties/clock/const",keyword:"const",params:{allowedValue: "wall"},message:"must be equal to constant",schema:"wall",parentSchema:schema262.properties.clock,data:data23};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data21.desired !== undefined){
let data24 = data21.desired;
if(!(((data24 === "running") || (data24 === "suspended")) || (data24 === "terminated"))){
const err43 = {instancePath:instancePath+"/overrides/desired",schemaPath:"#/definitions/DesiredOverrides/properties/desired/enum",keyword:"enum",params:{allowedValues: schema262.properties.desired.enum},message:"must be equal to one of the allowed values",schema:schema262.properties.desired.enum,parentSchema:schema262.properties.desired,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/overrides",schemaPath:"#/definitions/DesiredOverrides/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema262.type,parentSchema:schema262,data:data21};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.workspace !== undefined){
let data25 = data.workspace;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.save === undefined){
const err45 = {instancePath:instancePath+"/workspace",schemaPath:"#/definitions/DesiredWorkspace/required",keyword:"required",params:{missingProperty: "save"},message:"must have required property '"+"save"+"'",schema:schema263.required,parentSchema:schema263,data:data25};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data25.save !== undefined){
let data26 = data25.save;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.keep === undefined){
const err46 = {instancePath:instancePath+"/workspace/save",schemaPath:"#/definitions/DesiredWorkspace/properties/save/required",keyword:"required",params:{missingProperty: "keep"},message:"must have required property '"+"keep"+"'",schema:schema263.properties.save.required,parentSchema:schema263.properties.save,data:data26};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data26.onTerminate === undefined){
const err47 = {instancePath:instancePath+"/workspace/save",schemaPath:"#/definitions/DesiredWorkspace/properties/save/required",keyword:"required",params:{missingProperty: "onTerminate"},message:"must have required property '"+"onTerminate"+"'",schema:schema263.properties.save.required,parentSchema:schema263.properties.save,data:data26};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data26.keep !== undefined){
let data27 = data26.keep;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err48 = {instancePath:instancePath+"/workspace/save/keep",schemaPath:"#/definitions/DesiredWorkspace/properties/save/properties/keep/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema263.properties.save.properties.keep.type,parentSchema:schema263.properties.save.properties.keep,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err49 = {instancePath:instancePath+"/workspace/save/keep",schemaPath:"#/definitions/DesiredWorkspace/properties/save/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema263.properties.save.properties.keep,data:data27};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data26.onTerminate !== undefined){
let data28 = data26.onTerminate;
if(typeof data28 !== "boolean"){
const err50 = {instancePath:instancePath+"/workspace/save/onTerminate",schemaPath:"#/definitions/DesiredWorkspace/properties/save/properties/onTerminate/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema263.properties.save.properties.onTerminate.type,parentSchema:schema263.properties.save.properties.onTerminate,data:data28};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/workspace/save",schemaPath:"#/definitions/DesiredWorkspace/properties/save/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema263.properties.save.type,parentSchema:schema263.properties.save,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data25.secrets !== undefined){
let data29 = data25.secrets;
if(Array.isArray(data29)){
const len1 = data29.length;
for(let i1=0; i1<len1; i1++){
let data30 = data29[i1];
if(typeof data30 !== "string"){
const err52 = {instancePath:instancePath+"/workspace/secrets/" + i1,schemaPath:"#/definitions/DesiredWorkspace/properties/secrets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema263.properties.secrets.items.type,parentSchema:schema263.properties.secrets.items,data:data30};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/workspace/secrets",schemaPath:"#/definitions/DesiredWorkspace/properties/secrets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema263.properties.secrets.type,parentSchema:schema263.properties.secrets,data:data29};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/workspace",schemaPath:"#/definitions/DesiredWorkspace/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema263.type,parentSchema:schema263,data:data25};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.resources !== undefined){
let data31 = data.resources;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key0 in data31){
let data32 = data31[key0];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.type === undefined){
const err55 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/DesiredResource/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema264.required,parentSchema:schema264,data:data32};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data32.inputs === undefined){
const err56 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/DesiredResource/required",keyword:"required",params:{missingProperty: "inputs"},message:"must have required property '"+"inputs"+"'",schema:schema264.required,parentSchema:schema264,data:data32};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data32.type !== undefined){
let data33 = data32.type;
if(typeof data33 !== "string"){
const err57 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/DesiredResource/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.type.type,parentSchema:schema264.properties.type,data:data33};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data32.provider !== undefined){
let data34 = data32.provider;
if(!(data34 && typeof data34 == "object" && !Array.isArray(data34))){
const err58 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/provider",schemaPath:"#/definitions/DesiredResource/properties/provider/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.properties.provider.type,parentSchema:schema264.properties.provider,data:data34};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data32.version !== undefined){
let data35 = data32.version;
if(typeof data35 !== "string"){
const err59 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/version",schemaPath:"#/definitions/DesiredResource/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.version.type,parentSchema:schema264.properties.version,data:data35};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data32.inputs !== undefined){
let data36 = data32.inputs;
if(!(data36 && typeof data36 == "object" && !Array.isArray(data36))){
const err60 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/inputs",schemaPath:"#/definitions/DesiredResource/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.properties.inputs.type,parentSchema:schema264.properties.inputs,data:data36};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data32.dependsOn !== undefined){
let data37 = data32.dependsOn;
if(Array.isArray(data37)){
const len2 = data37.length;
for(let i2=0; i2<len2; i2++){
let data38 = data37[i2];
if(typeof data38 !== "string"){
const err61 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/dependsOn/" + i2,schemaPath:"#/definitions/DesiredResource/properties/dependsOn/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.dependsOn.items.type,parentSchema:schema264.properties.dependsOn.items,data:data38};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/dependsOn",schemaPath:"#/definitions/DesiredResource/properties/dependsOn/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema264.properties.dependsOn.type,parentSchema:schema264.properties.dependsOn,data:data37};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/DesiredResource/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.type,parentSchema:schema264,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema259.properties.resources.type,parentSchema:schema259.properties.resources,data:data31};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema259.type,parentSchema:schema259,data};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
validate142.errors = vErrors;
return errors === 0;
}

export const validateFirstDesired = validate143;
const schema265 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"desired-first.schema.json","title":"FirstDesired","description":"`desired.json` in its first edition: the workspace stands in the inputs of the one resource, and neither the flavour nor settings of the place are said.","type":"object","required":["apiVersion","kind","twin","version","program","lifecycle","place","overrides","resources"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"Desired"},"twin":{"type":"string"},"version":{"type":"string"},"program":{"type":"string"},"lifecycle":{"$ref":"desired.schema.json#/definitions/DesiredLifecycle"},"place":{"type":"object","required":["name","kind"],"properties":{"name":{"type":"string"},"kind":{"type":"string"}}},"overrides":{"$ref":"desired.schema.json#/definitions/DesiredOverrides"},"resources":{"type":"object","tsType":"Record<string, DesiredResource>","properties":{"workspace":{"type":"object","allOf":[{"$ref":"desired.schema.json#/definitions/DesiredResource"}],"properties":{"inputs":{"type":"object","properties":{"spec":{"$ref":"desired.schema.json#/definitions/DesiredWorkspace"}}}}}},"additionalProperties":{"$ref":"desired.schema.json#/definitions/DesiredResource"}}}};

function validate143(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="desired-first.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.twin === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "twin"},message:"must have required property '"+"twin"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.version === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.program === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "program"},message:"must have required property '"+"program"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.lifecycle === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lifecycle"},message:"must have required property '"+"lifecycle"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.place === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "place"},message:"must have required property '"+"place"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.overrides === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "overrides"},message:"must have required property '"+"overrides"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.resources === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resources"},message:"must have required property '"+"resources"+"'",schema:schema265.required,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err9 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema265.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Desired" !== data1){
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Desired"},message:"must be equal to constant",schema:"Desired",parentSchema:schema265.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.twin !== undefined){
let data2 = data.twin;
if(typeof data2 !== "string"){
const err11 = {instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema265.properties.twin.type,parentSchema:schema265.properties.twin,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.version !== undefined){
let data3 = data.version;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema265.properties.version.type,parentSchema:schema265.properties.version,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.program !== undefined){
let data4 = data.program;
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/program",schemaPath:"#/properties/program/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema265.properties.program.type,parentSchema:schema265.properties.program,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.lifecycle !== undefined){
let data5 = data.lifecycle;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.desired === undefined){
const err14 = {instancePath:instancePath+"/lifecycle",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'",schema:schema260.required,parentSchema:schema260,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.restore === undefined){
const err15 = {instancePath:instancePath+"/lifecycle",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/required",keyword:"required",params:{missingProperty: "restore"},message:"must have required property '"+"restore"+"'",schema:schema260.required,parentSchema:schema260,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data5.prune === undefined){
const err16 = {instancePath:instancePath+"/lifecycle",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/required",keyword:"required",params:{missingProperty: "prune"},message:"must have required property '"+"prune"+"'",schema:schema260.required,parentSchema:schema260,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5.desired !== undefined){
let data6 = data5.desired;
if(!(((data6 === "running") || (data6 === "suspended")) || (data6 === "terminated"))){
const err17 = {instancePath:instancePath+"/lifecycle/desired",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/desired/enum",keyword:"enum",params:{allowedValues: schema260.properties.desired.enum},message:"must be equal to one of the allowed values",schema:schema260.properties.desired.enum,parentSchema:schema260.properties.desired,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.restore !== undefined){
let data7 = data5.restore;
if(typeof data7 !== "string"){
const err18 = {instancePath:instancePath+"/lifecycle/restore",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/restore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.restore.type,parentSchema:schema260.properties.restore,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data5.prune !== undefined){
let data8 = data5.prune;
if(!(((data8 === "confirm") || (data8 === "never")) || (data8 === "auto"))){
const err19 = {instancePath:instancePath+"/lifecycle/prune",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/prune/enum",keyword:"enum",params:{allowedValues: schema260.properties.prune.enum},message:"must be equal to one of the allowed values",schema:schema260.properties.prune.enum,parentSchema:schema260.properties.prune,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data5.schedule !== undefined){
let data9 = data5.schedule;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.timezone === undefined){
const err20 = {instancePath:instancePath+"/lifecycle/schedule",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/schedule/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'",schema:schema260.properties.schedule.required,parentSchema:schema260.properties.schedule,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data9.running === undefined){
const err21 = {instancePath:instancePath+"/lifecycle/schedule",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/schedule/required",keyword:"required",params:{missingProperty: "running"},message:"must have required property '"+"running"+"'",schema:schema260.properties.schedule.required,parentSchema:schema260.properties.schedule,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data9.timezone !== undefined){
let data10 = data9.timezone;
if(typeof data10 !== "string"){
const err22 = {instancePath:instancePath+"/lifecycle/schedule/timezone",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/schedule/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.schedule.properties.timezone.type,parentSchema:schema260.properties.schedule.properties.timezone,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.running !== undefined){
let data11 = data9.running;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 !== "string"){
const err23 = {instancePath:instancePath+"/lifecycle/schedule/running/" + i0,schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/schedule/properties/running/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.schedule.properties.running.items.type,parentSchema:schema260.properties.schedule.properties.running.items,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/lifecycle/schedule/running",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/schedule/properties/running/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema260.properties.schedule.properties.running.type,parentSchema:schema260.properties.schedule.properties.running,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/lifecycle/schedule",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema260.properties.schedule.type,parentSchema:schema260.properties.schedule,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data5.idle !== undefined){
let data13 = data5.idle;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.after === undefined){
const err26 = {instancePath:instancePath+"/lifecycle/idle",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/idle/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema260.properties.idle.required,parentSchema:schema260.properties.idle,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data13.after !== undefined){
let data14 = data13.after;
if(typeof data14 !== "string"){
const err27 = {instancePath:instancePath+"/lifecycle/idle/after",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/idle/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema260.properties.idle.properties.after.type,parentSchema:schema260.properties.idle.properties.after,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/lifecycle/idle",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/properties/idle/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema260.properties.idle.type,parentSchema:schema260.properties.idle,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/lifecycle",schemaPath:"desired.schema.json#/definitions/DesiredLifecycle/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema260.type,parentSchema:schema260,data:data5};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.place !== undefined){
let data15 = data.place;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.name === undefined){
const err30 = {instancePath:instancePath+"/place",schemaPath:"#/properties/place/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema265.properties.place.required,parentSchema:schema265.properties.place,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data15.kind === undefined){
const err31 = {instancePath:instancePath+"/place",schemaPath:"#/properties/place/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema265.properties.place.required,parentSchema:schema265.properties.place,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data15.name !== undefined){
let data16 = data15.name;
if(typeof data16 !== "string"){
const err32 = {instancePath:instancePath+"/place/name",schemaPath:"#/properties/place/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema265.properties.place.properties.name.type,parentSchema:schema265.properties.place.properties.name,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data15.kind !== undefined){
let data17 = data15.kind;
if(typeof data17 !== "string"){
const err33 = {instancePath:instancePath+"/place/kind",schemaPath:"#/properties/place/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema265.properties.place.properties.kind.type,parentSchema:schema265.properties.place.properties.kind,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/place",schemaPath:"#/properties/place/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema265.properties.place.type,parentSchema:schema265.properties.place,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.overrides !== undefined){
let data18 = data.overrides;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.emulate !== undefined){
let data19 = data18.emulate;
if(true !== data19){
const err35 = {instancePath:instancePath+"/overrides/emulate",schemaPath:"desired.schema.json#/definitions/DesiredOverrides/properties/emulate/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema262.properties.emulate,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data18.clock !== undefined){
let data20 = data18.clock;
if("wall" !== data20){
const err36 = {instancePath:instancePath+"/overrides/clock",schemaPath:"desired.schema.json#/definitions/DesiredOverrides/properties/clock/const",keyword:"const",params:{allowedValue: "wall"},message:"must be equal to constant",schema:"wall",parentSchema:schema262.properties.clock,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data18.desired !== undefined){
let data21 = data18.desired;
if(!(((data21 === "running") || (data21 === "suspended")) || (data21 === "terminated"))){
const err37 = {instancePath:instancePath+"/overrides/desired",schemaPath:"desired.schema.json#/definitions/DesiredOverrides/properties/desired/enum",keyword:"enum",params:{allowedValues: schema262.properties.desired.enum},message:"must be equal to one of the allowed values",schema:schema262.properties.desired.enum,parentSchema:schema262.properties.desired,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/overrides",schemaPath:"desired.schema.json#/definitions/DesiredOverrides/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema262.type,parentSchema:schema262,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.resources !== undefined){
let data22 = data.resources;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key0 in data22){
if(!(key0 === "workspace")){
let data23 = data22[key0];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.type === undefined){
const err39 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"desired.schema.json#/definitions/DesiredResource/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema264.required,parentSchema:schema264,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data23.inputs === undefined){
const err40 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"desired.schema.json#/definitions/DesiredResource/required",keyword:"required",params:{missingProperty: "inputs"},message:"must have required property '"+"inputs"+"'",schema:schema264.required,parentSchema:schema264,data:data23};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data23.type !== undefined){
let data24 = data23.type;
if(typeof data24 !== "string"){
const err41 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.type.type,parentSchema:schema264.properties.type,data:data24};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data23.provider !== undefined){
let data25 = data23.provider;
if(!(data25 && typeof data25 == "object" && !Array.isArray(data25))){
const err42 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/provider",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/provider/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.properties.provider.type,parentSchema:schema264.properties.provider,data:data25};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data23.version !== undefined){
let data26 = data23.version;
if(typeof data26 !== "string"){
const err43 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/version",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.version.type,parentSchema:schema264.properties.version,data:data26};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data23.inputs !== undefined){
let data27 = data23.inputs;
if(!(data27 && typeof data27 == "object" && !Array.isArray(data27))){
const err44 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/inputs",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.properties.inputs.type,parentSchema:schema264.properties.inputs,data:data27};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data23.dependsOn !== undefined){
let data28 = data23.dependsOn;
if(Array.isArray(data28)){
const len1 = data28.length;
for(let i1=0; i1<len1; i1++){
let data29 = data28[i1];
if(typeof data29 !== "string"){
const err45 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/dependsOn/" + i1,schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/dependsOn/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.dependsOn.items.type,parentSchema:schema264.properties.dependsOn.items,data:data29};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/dependsOn",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/dependsOn/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema264.properties.dependsOn.type,parentSchema:schema264.properties.dependsOn,data:data28};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/resources/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"desired.schema.json#/definitions/DesiredResource/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.type,parentSchema:schema264,data:data23};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
if(data22.workspace !== undefined){
let data30 = data22.workspace;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.type === undefined){
const err48 = {instancePath:instancePath+"/resources/workspace",schemaPath:"desired.schema.json#/definitions/DesiredResource/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema264.required,parentSchema:schema264,data:data30};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data30.inputs === undefined){
const err49 = {instancePath:instancePath+"/resources/workspace",schemaPath:"desired.schema.json#/definitions/DesiredResource/required",keyword:"required",params:{missingProperty: "inputs"},message:"must have required property '"+"inputs"+"'",schema:schema264.required,parentSchema:schema264,data:data30};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data30.type !== undefined){
let data31 = data30.type;
if(typeof data31 !== "string"){
const err50 = {instancePath:instancePath+"/resources/workspace/type",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.type.type,parentSchema:schema264.properties.type,data:data31};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data30.provider !== undefined){
let data32 = data30.provider;
if(!(data32 && typeof data32 == "object" && !Array.isArray(data32))){
const err51 = {instancePath:instancePath+"/resources/workspace/provider",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/provider/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.properties.provider.type,parentSchema:schema264.properties.provider,data:data32};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data30.version !== undefined){
let data33 = data30.version;
if(typeof data33 !== "string"){
const err52 = {instancePath:instancePath+"/resources/workspace/version",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.version.type,parentSchema:schema264.properties.version,data:data33};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data30.inputs !== undefined){
let data34 = data30.inputs;
if(!(data34 && typeof data34 == "object" && !Array.isArray(data34))){
const err53 = {instancePath:instancePath+"/resources/workspace/inputs",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.properties.inputs.type,parentSchema:schema264.properties.inputs,data:data34};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data30.dependsOn !== undefined){
let data35 = data30.dependsOn;
if(Array.isArray(data35)){
const len2 = data35.length;
for(let i2=0; i2<len2; i2++){
let data36 = data35[i2];
if(typeof data36 !== "string"){
const err54 = {instancePath:instancePath+"/resources/workspace/dependsOn/" + i2,schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/dependsOn/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema264.properties.dependsOn.items.type,parentSchema:schema264.properties.dependsOn.items,data:data36};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/resources/workspace/dependsOn",schemaPath:"desired.schema.json#/definitions/DesiredResource/properties/dependsOn/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema264.properties.dependsOn.type,parentSchema:schema264.properties.dependsOn,data:data35};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/resources/workspace",schemaPath:"desired.schema.json#/definitions/DesiredResource/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema264.type,parentSchema:schema264,data:data30};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.inputs !== undefined){
let data37 = data30.inputs;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.spec !== undefined){
let data38 = data37.spec;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.save === undefined){
const err57 = {instancePath:instancePath+"/resources/workspace/inputs/spec",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/required",keyword:"required",params:{missingProperty: "save"},message:"must have required property '"+"save"+"'",schema:schema263.required,parentSchema:schema263,data:data38};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data38.save !== undefined){
let data39 = data38.save;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.keep === undefined){
const err58 = {instancePath:instancePath+"/resources/workspace/inputs/spec/save",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/save/required",keyword:"required",params:{missingProperty: "keep"},message:"must have required property '"+"keep"+"'",schema:schema263.properties.save.required,parentSchema:schema263.properties.save,data:data39};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data39.onTerminate === undefined){
const err59 = {instancePath:instancePath+"/resources/workspace/inputs/spec/save",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/save/required",keyword:"required",params:{missingProperty: "onTerminate"},message:"must have required property '"+"onTerminate"+"'",schema:schema263.properties.save.required,parentSchema:schema263.properties.save,data:data39};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data39.keep !== undefined){
let data40 = data39.keep;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err60 = {instancePath:instancePath+"/resources/workspace/inputs/spec/save/keep",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/save/properties/keep/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema263.properties.save.properties.keep.type,parentSchema:schema263.properties.save.properties.keep,data:data40};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 < 0 || isNaN(data40)){
const err61 = {instancePath:instancePath+"/resources/workspace/inputs/spec/save/keep",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/save/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema263.properties.save.properties.keep,data:data40};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data39.onTerminate !== undefined){
let data41 = data39.onTerminate;
if(typeof data41 !== "boolean"){
const err62 = {instancePath:instancePath+"/resources/workspace/inputs/spec/save/onTerminate",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/save/properties/onTerminate/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema263.properties.save.properties.onTerminate.type,parentSchema:schema263.properties.save.properties.onTerminate,data:data41};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/resources/workspace/inputs/spec/save",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/save/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema263.properties.save.type,parentSchema:schema263.properties.save,data:data39};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data38.secrets !== undefined){
let data42 = data38.secrets;
if(Array.isArray(data42)){
const len3 = data42.length;
for(let i3=0; i3<len3; i3++){
let data43 = data42[i3];
if(typeof data43 !== "string"){
const err64 = {instancePath:instancePath+"/resources/workspace/inputs/spec/secrets/" + i3,schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/secrets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema263.properties.secrets.items.type,parentSchema:schema263.properties.secrets.items,data:data43};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/resources/workspace/inputs/spec/secrets",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/properties/secrets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema263.properties.secrets.type,parentSchema:schema263.properties.secrets,data:data42};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/resources/workspace/inputs/spec",schemaPath:"desired.schema.json#/definitions/DesiredWorkspace/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema263.type,parentSchema:schema263,data:data38};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/resources/workspace/inputs",schemaPath:"#/properties/resources/properties/workspace/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema265.properties.resources.properties.workspace.properties.inputs.type,parentSchema:schema265.properties.resources.properties.workspace.properties.inputs,data:data37};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/resources/workspace",schemaPath:"#/properties/resources/properties/workspace/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema265.properties.resources.properties.workspace.type,parentSchema:schema265.properties.resources.properties.workspace,data:data30};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema265.properties.resources.type,parentSchema:schema265.properties.resources,data:data22};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema265.type,parentSchema:schema265,data};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
validate143.errors = vErrors;
return errors === 0;
}

export const validateCheckpoint = validate144;
const schema271 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"stack.schema.json","title":"Checkpoint","description":"What exists of a stack, in the form of `pulumi stack export`: `stack.json`. It has no secrets provider, because no input or output in it is secret. So no key is needed to use it, and no lost key can lock it.","type":"object","required":["version","deployment"],"properties":{"version":{"description":"Of Pulumi's format.","enum":[3,4],"tsType":"number"},"features":{"description":"Of Pulumi's format.","type":"array","items":{"type":"string"},"tsType":"readonly string[]"},"deployment":{"type":"object","properties":{"manifest":{"type":"object","tsType":"JsonObject"},"resources":{"type":"array","items":{"$ref":"#/definitions/ResourceState"},"default":[]},"pending_operations":{"type":"array","items":{"$ref":"#/definitions/PendingOperation"}}}}},"definitions":{"PendingOperation":{"description":"A step that a killed update had begun: the resource may exist although the checkpoint doesn't list it.","type":"object","required":["type","resource"],"properties":{"type":{"description":"`creating`, `updating`, `deleting`, `reading`, `importing`.","type":"string"},"resource":{"$ref":"#/definitions/ResourceState"}}},"ResourceState":{"description":"One resource as Pulumi records it; the fields that are read.","type":"object","required":["urn","type"],"additionalProperties":{"tsType":"Json | undefined"},"properties":{"urn":{"type":"string"},"type":{"type":"string"},"id":{"type":"string"},"inputs":{"type":"object","tsType":"JsonObject"},"outputs":{"type":"object","tsType":"JsonObject"},"parent":{"type":"string"},"provider":{"description":"The provider's URN and, behind a last `::`, its id.","type":"string"},"delete":{"description":"It is to be deleted by the next update.","type":"boolean"}}}}};
const schema272 = {"description":"One resource as Pulumi records it; the fields that are read.","type":"object","required":["urn","type"],"additionalProperties":{"tsType":"Json | undefined"},"properties":{"urn":{"type":"string"},"type":{"type":"string"},"id":{"type":"string"},"inputs":{"type":"object","tsType":"JsonObject"},"outputs":{"type":"object","tsType":"JsonObject"},"parent":{"type":"string"},"provider":{"description":"The provider's URN and, behind a last `::`, its id.","type":"string"},"delete":{"description":"It is to be deleted by the next update.","type":"boolean"}}};
const schema273 = {"description":"A step that a killed update had begun: the resource may exist although the checkpoint doesn't list it.","type":"object","required":["type","resource"],"properties":{"type":{"description":"`creating`, `updating`, `deleting`, `reading`, `importing`.","type":"string"},"resource":{"$ref":"#/definitions/ResourceState"}}};

function validate145(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema273.required,parentSchema:schema273,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.resource === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource"},message:"must have required property '"+"resource"+"'",schema:schema273.required,parentSchema:schema273,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema273.properties.type.type,parentSchema:schema273.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.resource !== undefined){
let data1 = data.resource;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.urn === undefined){
const err3 = {instancePath:instancePath+"/resource",schemaPath:"#/definitions/ResourceState/required",keyword:"required",params:{missingProperty: "urn"},message:"must have required property '"+"urn"+"'",schema:schema272.required,parentSchema:schema272,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.type === undefined){
const err4 = {instancePath:instancePath+"/resource",schemaPath:"#/definitions/ResourceState/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema272.required,parentSchema:schema272,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.urn !== undefined){
let data2 = data1.urn;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/resource/urn",schemaPath:"#/definitions/ResourceState/properties/urn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.urn.type,parentSchema:schema272.properties.urn,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.type !== undefined){
let data3 = data1.type;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/resource/type",schemaPath:"#/definitions/ResourceState/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.type.type,parentSchema:schema272.properties.type,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.id !== undefined){
let data4 = data1.id;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/resource/id",schemaPath:"#/definitions/ResourceState/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.id.type,parentSchema:schema272.properties.id,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.inputs !== undefined){
let data5 = data1.inputs;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err8 = {instancePath:instancePath+"/resource/inputs",schemaPath:"#/definitions/ResourceState/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema272.properties.inputs.type,parentSchema:schema272.properties.inputs,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.outputs !== undefined){
let data6 = data1.outputs;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err9 = {instancePath:instancePath+"/resource/outputs",schemaPath:"#/definitions/ResourceState/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema272.properties.outputs.type,parentSchema:schema272.properties.outputs,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.parent !== undefined){
let data7 = data1.parent;
if(typeof data7 !== "string"){
const err10 = {instancePath:instancePath+"/resource/parent",schemaPath:"#/definitions/ResourceState/properties/parent/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.parent.type,parentSchema:schema272.properties.parent,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.provider !== undefined){
let data8 = data1.provider;
if(typeof data8 !== "string"){
const err11 = {instancePath:instancePath+"/resource/provider",schemaPath:"#/definitions/ResourceState/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.provider.type,parentSchema:schema272.properties.provider,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.delete !== undefined){
let data9 = data1.delete;
if(typeof data9 !== "boolean"){
const err12 = {instancePath:instancePath+"/resource/delete",schemaPath:"#/definitions/ResourceState/properties/delete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema272.properties.delete.type,parentSchema:schema272.properties.delete,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/resource",schemaPath:"#/definitions/ResourceState/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema272.type,parentSchema:schema272,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema273.type,parentSchema:schema273,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate145.errors = vErrors;
return errors === 0;
}


function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="stack.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema271.required,parentSchema:schema271,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.deployment === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "deployment"},message:"must have required property '"+"deployment"+"'",schema:schema271.required,parentSchema:schema271,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.version !== undefined){
let data0 = data.version;
if(!((data0 === 3) || (data0 === 4))){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema271.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema271.properties.version.enum,parentSchema:schema271.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.features !== undefined){
let data1 = data.features;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/features/" + i0,schemaPath:"#/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema271.properties.features.items.type,parentSchema:schema271.properties.features.items,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/features",schemaPath:"#/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema271.properties.features.type,parentSchema:schema271.properties.features,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.deployment !== undefined){
let data3 = data.deployment;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.resources === undefined){
data3.resources = [];
}
if(data3.manifest !== undefined){
let data4 = data3.manifest;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err5 = {instancePath:instancePath+"/deployment/manifest",schemaPath:"#/properties/deployment/properties/manifest/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema271.properties.deployment.properties.manifest.type,parentSchema:schema271.properties.deployment.properties.manifest,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let data5 = data3.resources;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.urn === undefined){
const err6 = {instancePath:instancePath+"/deployment/resources/" + i1,schemaPath:"#/definitions/ResourceState/required",keyword:"required",params:{missingProperty: "urn"},message:"must have required property '"+"urn"+"'",schema:schema272.required,parentSchema:schema272,data:data6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data6.type === undefined){
const err7 = {instancePath:instancePath+"/deployment/resources/" + i1,schemaPath:"#/definitions/ResourceState/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema272.required,parentSchema:schema272,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data6.urn !== undefined){
let data7 = data6.urn;
if(typeof data7 !== "string"){
const err8 = {instancePath:instancePath+"/deployment/resources/" + i1+"/urn",schemaPath:"#/definitions/ResourceState/properties/urn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.urn.type,parentSchema:schema272.properties.urn,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data6.type !== undefined){
let data8 = data6.type;
if(typeof data8 !== "string"){
const err9 = {instancePath:instancePath+"/deployment/resources/" + i1+"/type",schemaPath:"#/definitions/ResourceState/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.type.type,parentSchema:schema272.properties.type,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data6.id !== undefined){
let data9 = data6.id;
if(typeof data9 !== "string"){
const err10 = {instancePath:instancePath+"/deployment/resources/" + i1+"/id",schemaPath:"#/definitions/ResourceState/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.id.type,parentSchema:schema272.properties.id,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data6.inputs !== undefined){
let data10 = data6.inputs;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err11 = {instancePath:instancePath+"/deployment/resources/" + i1+"/inputs",schemaPath:"#/definitions/ResourceState/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema272.properties.inputs.type,parentSchema:schema272.properties.inputs,data:data10};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.outputs !== undefined){
let data11 = data6.outputs;
if(!(data11 && typeof data11 == "object" && !Array.isArray(data11))){
const err12 = {instancePath:instancePath+"/deployment/resources/" + i1+"/outputs",schemaPath:"#/definitions/ResourceState/properties/outputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema272.properties.outputs.type,parentSchema:schema272.properties.outputs,data:data11};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.parent !== undefined){
let data12 = data6.parent;
if(typeof data12 !== "string"){
const err13 = {instancePath:instancePath+"/deployment/resources/" + i1+"/parent",schemaPath:"#/definitions/ResourceState/properties/parent/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.parent.type,parentSchema:schema272.properties.parent,data:data12};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.provider !== undefined){
let data13 = data6.provider;
if(typeof data13 !== "string"){
const err14 = {instancePath:instancePath+"/deployment/resources/" + i1+"/provider",schemaPath:"#/definitions/ResourceState/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema272.properties.provider.type,parentSchema:schema272.properties.provider,data:data13};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.delete !== undefined){
let data14 = data6.delete;
if(typeof data14 !== "boolean"){
const err15 = {instancePath:instancePath+"/deployment/resources/" + i1+"/delete",schemaPath:"#/definitions/ResourceState/properties/delete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema272.properties.delete.type,parentSchema:schema272.properties.delete,data:data14};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/deployment/resources/" + i1,schemaPath:"#/definitions/ResourceState/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema272.type,parentSchema:schema272,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/deployment/resources",schemaPath:"#/properties/deployment/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema271.properties.deployment.properties.resources.type,parentSchema:schema271.properties.deployment.properties.resources,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data3.pending_operations !== undefined){
let data15 = data3.pending_operations;
if(Array.isArray(data15)){
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
if(!(validate145(data15[i2], {instancePath:instancePath+"/deployment/pending_operations/" + i2,parentData:data15,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/deployment/pending_operations",schemaPath:"#/properties/deployment/properties/pending_operations/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema271.properties.deployment.properties.pending_operations.type,parentSchema:schema271.properties.deployment.properties.pending_operations,data:data15};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/deployment",schemaPath:"#/properties/deployment/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema271.properties.deployment.type,parentSchema:schema271.properties.deployment,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema271.type,parentSchema:schema271,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate144.errors = vErrors;
return errors === 0;
}

export const validateRecordedStatus = validate147;
const schema275 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"status.schema.json","title":"RecordedStatus","description":"`status.json` at the tip of a twin's biography: what is known without asking its place. `readRecordedStatus` drops fields of a newer version.","type":"object","additionalProperties":false,"required":["apiVersion","kind","twin","home","event","at","health"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"Status"},"twin":{"description":"The instance's id.","type":"string"},"home":{"description":"The home that the twin belongs to.","type":"string","pattern":"^[0-9a-f]{16}$"},"event":{"$ref":"#/definitions/EventName"},"at":{"$ref":"#/definitions/UtcTime"},"deployed":{"$ref":"#/definitions/RecordedDeployment"},"health":{"$ref":"#/definitions/Health"},"reasons":{"description":"Why the health is not Healthy.","type":"array","items":{"type":"string"},"tsType":"readonly string[]","default":[]},"snapshot":{"description":"The snapshot that was saved or restored last: what `latest` means.","type":"string"},"place":{"$ref":"#/definitions/RecordedChoice"},"lost":{"description":"The places that an operator gave up as lost, and that may still hold something of the twin.","type":"array","items":{"$ref":"#/definitions/RecordedLoss"}},"overrides":{"$ref":"#/definitions/RecordedOverrides","default":{}},"wish":{"$ref":"#/definitions/RestoreRequest"},"anew":{"$ref":"#/definitions/RestartRequest"},"failure":{"$ref":"#/definitions/RecordedFailure"}},"definitions":{"EventName":{"description":"What happens to a twin; the `Event:` trailer of its biography.","enum":["requested","deployed","saved","restored","suspended","resumed","terminated","configured","failed"]},"Health":{"description":"The health of a twin, in the words of records.","enum":["Healthy","Progressing","Degraded","Suspended","Missing"]},"UtcTime":{"description":"A time in ISO 8601, in UTC.","type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},"Sha256":{"description":"A sha256 in hex digits.","type":"string","pattern":"^[0-9a-f]{64}$"},"RecordedDeployment":{"description":"What was made last; absent until a first deployment ended well.","type":"object","additionalProperties":false,"required":["commit","desired","basis","at"],"properties":{"commit":{"type":"string","pattern":"^[0-9a-f]{40,64}$"},"desired":{"description":"Of `desired.json`.","$ref":"#/definitions/Sha256"},"basis":{"description":"Identifies the configuration without the overrides of operators (`basisOf`).","$ref":"#/definitions/Sha256"},"at":{"description":"When that commit was deployed. Later requests of operators leave it.","$ref":"#/definitions/UtcTime"},"owners":{"description":"The owners of the twin at that commit, for quotas once the twin is no longer in the tree. Absent: none are known.","type":"array","items":{"type":"string"},"tsType":"readonly string[]"}}},"RecordedLoss":{"description":"A place that an operator gave up as lost.","type":"object","additionalProperties":false,"required":["place","actor","at"],"properties":{"place":{"$ref":"#/definitions/LostPlace"},"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"reason":{"type":"string"}}},"LostPlace":{"description":"The place as `desired.json` had it.","type":"object","additionalProperties":false,"required":["name","kind","settings"],"properties":{"name":{"type":"string"},"kind":{"type":"string"},"settings":{"type":"object","tsType":"JsonObject"}}},"RecordedChoice":{"description":"The place that the platform chose for the twin, until a deployment records it in `desired.json`.","type":"object","additionalProperties":false,"required":["name","reason"],"properties":{"name":{"description":"Its name in `platform.yaml`.","type":"string"},"reason":{"description":"Why the platform chose this place.","type":"string"}}},"RecordedOverrides":{"description":"The requests of operators that stand above what git desires.","type":"object","additionalProperties":false,"properties":{"emulate":{"$ref":"#/definitions/EmulateOverride"},"desired":{"$ref":"#/definitions/LifecycleOverride"},"running":{"$ref":"#/definitions/RunningOverride"}}},"EmulateOverride":{"description":"The twin runs with its emulator: in lockstep, unless `clock` says otherwise.","type":"object","additionalProperties":false,"required":["actor","at","basis"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"basis":{"$ref":"#/definitions/Sha256"},"reason":{"type":"string"},"until":{"$ref":"#/definitions/UtcTime"},"clock":{"const":"wall"}}},"LifecycleOverride":{"description":"The twin is suspended or terminated.","type":"object","additionalProperties":false,"required":["actor","at","basis","to"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"basis":{"description":"The configuration at the time of the request. A merge that changes it ends the override.","$ref":"#/definitions/Sha256"},"reason":{"type":"string"},"until":{"description":"The first deployment after this time ends the override.","$ref":"#/definitions/UtcTime"},"to":{"enum":["suspended","terminated"]},"by":{"description":"What in `lifecycle` suspended the twin; `actor` applied it. Absent: an operator asked.","enum":["schedule","idle"]}}},"RunningOverride":{"description":"The twin runs although its `schedule` or `idle` would suspend it.","type":"object","additionalProperties":false,"required":["actor","at","basis","until"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"basis":{"$ref":"#/definitions/Sha256"},"until":{"$ref":"#/definitions/UtcTime"}}},"RestoreRequest":{"description":"A request to restore a snapshot that isn't carried out yet. The next run carries it out.","type":"object","additionalProperties":false,"required":["restore","kind","actor","at"],"properties":{"restore":{"description":"The name of the snapshot.","type":"string"},"kind":{"description":"`resume` continues from the twin's last snapshot, whatever `lifecycle.restore` says.","enum":["restore","resume"]},"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"}}},"RestartRequest":{"description":"A request to start from nothing that isn't carried out yet. The next run carries it out.","type":"object","additionalProperties":false,"required":["actor","at"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"}}},"RecordedFailure":{"description":"The failed runs since the last success. They are separate from the twin's health.","type":"object","additionalProperties":false,"required":["attempts","at","code","message","desired"],"properties":{"attempts":{"type":"integer","minimum":0,"maximum":9007199254740991},"at":{"$ref":"#/definitions/UtcTime"},"code":{"type":"string"},"message":{"type":"string"},"desired":{"description":"Of the `desired.json` that failed.","$ref":"#/definitions/Sha256"}}}}};
const schema276 = {"description":"What happens to a twin; the `Event:` trailer of its biography.","enum":["requested","deployed","saved","restored","suspended","resumed","terminated","configured","failed"]};
const schema277 = {"description":"A time in ISO 8601, in UTC.","type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"};
const schema282 = {"description":"The health of a twin, in the words of records.","enum":["Healthy","Progressing","Degraded","Suspended","Missing"]};
const schema283 = {"description":"The place that the platform chose for the twin, until a deployment records it in `desired.json`.","type":"object","additionalProperties":false,"required":["name","reason"],"properties":{"name":{"description":"Its name in `platform.yaml`.","type":"string"},"reason":{"description":"Why the platform chose this place.","type":"string"}}};
const pattern137 = new RegExp("^[0-9a-f]{16}$", "u");
const pattern138 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", "u");
const schema278 = {"description":"What was made last; absent until a first deployment ended well.","type":"object","additionalProperties":false,"required":["commit","desired","basis","at"],"properties":{"commit":{"type":"string","pattern":"^[0-9a-f]{40,64}$"},"desired":{"description":"Of `desired.json`.","$ref":"#/definitions/Sha256"},"basis":{"description":"Identifies the configuration without the overrides of operators (`basisOf`).","$ref":"#/definitions/Sha256"},"at":{"description":"When that commit was deployed. Later requests of operators leave it.","$ref":"#/definitions/UtcTime"},"owners":{"description":"The owners of the twin at that commit, for quotas once the twin is no longer in the tree. Absent: none are known.","type":"array","items":{"type":"string"},"tsType":"readonly string[]"}}};
const schema279 = {"description":"A sha256 in hex digits.","type":"string","pattern":"^[0-9a-f]{64}$"};
const pattern139 = new RegExp("^[0-9a-f]{40,64}$", "u");

function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.commit === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "commit"},message:"must have required property '"+"commit"+"'",schema:schema278.required,parentSchema:schema278,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.desired === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'",schema:schema278.required,parentSchema:schema278,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.basis === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "basis"},message:"must have required property '"+"basis"+"'",schema:schema278.required,parentSchema:schema278,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.at === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema278.required,parentSchema:schema278,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "commit") || (key0 === "desired")) || (key0 === "basis")) || (key0 === "at")) || (key0 === "owners"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema278,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.commit !== undefined){
let data0 = data.commit;
if(typeof data0 === "string"){
if(!pattern139.test(data0)){
const err5 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{40,64}$"},message:"must match pattern \""+"^[0-9a-f]{40,64}$"+"\"",schema:"^[0-9a-f]{40,64}$",parentSchema:schema278.properties.commit,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema278.properties.commit.type,parentSchema:schema278.properties.commit,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.desired !== undefined){
let data1 = data.desired;
if(typeof data1 === "string"){
if(!pattern104.test(data1)){
const err7 = {instancePath:instancePath+"/desired",schemaPath:"#/definitions/Sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema279,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/desired",schemaPath:"#/definitions/Sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema279.type,parentSchema:schema279,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.basis !== undefined){
let data2 = data.basis;
if(typeof data2 === "string"){
if(!pattern104.test(data2)){
const err9 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema279.type,parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.at !== undefined){
let data3 = data.at;
if(typeof data3 === "string"){
if(!pattern138.test(data3)){
const err11 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.owners !== undefined){
let data4 = data.owners;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema278.properties.owners.items.type,parentSchema:schema278.properties.owners.items,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema278.properties.owners.type,parentSchema:schema278.properties.owners,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema278.type,parentSchema:schema278,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate148.errors = vErrors;
return errors === 0;
}

const schema284 = {"description":"A place that an operator gave up as lost.","type":"object","additionalProperties":false,"required":["place","actor","at"],"properties":{"place":{"$ref":"#/definitions/LostPlace"},"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"reason":{"type":"string"}}};
const schema285 = {"description":"The place as `desired.json` had it.","type":"object","additionalProperties":false,"required":["name","kind","settings"],"properties":{"name":{"type":"string"},"kind":{"type":"string"},"settings":{"type":"object","tsType":"JsonObject"}}};

function validate150(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.place === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "place"},message:"must have required property '"+"place"+"'",schema:schema284.required,parentSchema:schema284,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.actor === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actor"},message:"must have required property '"+"actor"+"'",schema:schema284.required,parentSchema:schema284,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.at === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema284.required,parentSchema:schema284,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "place") || (key0 === "actor")) || (key0 === "at")) || (key0 === "reason"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema284,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.place !== undefined){
let data0 = data.place;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err4 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/LostPlace/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema285.required,parentSchema:schema285,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.kind === undefined){
const err5 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/LostPlace/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema285.required,parentSchema:schema285,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.settings === undefined){
const err6 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/LostPlace/required",keyword:"required",params:{missingProperty: "settings"},message:"must have required property '"+"settings"+"'",schema:schema285.required,parentSchema:schema285,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data0){
if(!(((key1 === "name") || (key1 === "kind")) || (key1 === "settings"))){
const err7 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/LostPlace/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema285,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.name !== undefined){
let data1 = data0.name;
if(typeof data1 !== "string"){
const err8 = {instancePath:instancePath+"/place/name",schemaPath:"#/definitions/LostPlace/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema285.properties.name.type,parentSchema:schema285.properties.name,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.kind !== undefined){
let data2 = data0.kind;
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/place/kind",schemaPath:"#/definitions/LostPlace/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema285.properties.kind.type,parentSchema:schema285.properties.kind,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.settings !== undefined){
let data3 = data0.settings;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err10 = {instancePath:instancePath+"/place/settings",schemaPath:"#/definitions/LostPlace/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema285.properties.settings.type,parentSchema:schema285.properties.settings,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/LostPlace/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema285.type,parentSchema:schema285,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.actor !== undefined){
let data4 = data.actor;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/actor",schemaPath:"#/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema284.properties.actor.type,parentSchema:schema284.properties.actor,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.at !== undefined){
let data5 = data.at;
if(typeof data5 === "string"){
if(!pattern138.test(data5)){
const err13 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.reason !== undefined){
let data6 = data.reason;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema284.properties.reason.type,parentSchema:schema284.properties.reason,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema284.type,parentSchema:schema284,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate150.errors = vErrors;
return errors === 0;
}

const schema287 = {"description":"The requests of operators that stand above what git desires.","type":"object","additionalProperties":false,"properties":{"emulate":{"$ref":"#/definitions/EmulateOverride"},"desired":{"$ref":"#/definitions/LifecycleOverride"},"running":{"$ref":"#/definitions/RunningOverride"}}};
const schema288 = {"description":"The twin runs with its emulator: in lockstep, unless `clock` says otherwise.","type":"object","additionalProperties":false,"required":["actor","at","basis"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"basis":{"$ref":"#/definitions/Sha256"},"reason":{"type":"string"},"until":{"$ref":"#/definitions/UtcTime"},"clock":{"const":"wall"}}};

function validate153(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actor === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actor"},message:"must have required property '"+"actor"+"'",schema:schema288.required,parentSchema:schema288,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.at === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema288.required,parentSchema:schema288,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.basis === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "basis"},message:"must have required property '"+"basis"+"'",schema:schema288.required,parentSchema:schema288,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "actor") || (key0 === "at")) || (key0 === "basis")) || (key0 === "reason")) || (key0 === "until")) || (key0 === "clock"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema288,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.actor !== undefined){
let data0 = data.actor;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/actor",schemaPath:"#/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema288.properties.actor.type,parentSchema:schema288.properties.actor,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern138.test(data1)){
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.basis !== undefined){
let data2 = data.basis;
if(typeof data2 === "string"){
if(!pattern104.test(data2)){
const err7 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema279.type,parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.reason !== undefined){
let data3 = data.reason;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema288.properties.reason.type,parentSchema:schema288.properties.reason,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.until !== undefined){
let data4 = data.until;
if(typeof data4 === "string"){
if(!pattern138.test(data4)){
const err10 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.clock !== undefined){
let data5 = data.clock;
if("wall" !== data5){
const err12 = {instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/const",keyword:"const",params:{allowedValue: "wall"},message:"must be equal to constant",schema:"wall",parentSchema:schema288.properties.clock,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema288.type,parentSchema:schema288,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate153.errors = vErrors;
return errors === 0;
}

const schema292 = {"description":"The twin is suspended or terminated.","type":"object","additionalProperties":false,"required":["actor","at","basis","to"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"basis":{"description":"The configuration at the time of the request. A merge that changes it ends the override.","$ref":"#/definitions/Sha256"},"reason":{"type":"string"},"until":{"description":"The first deployment after this time ends the override.","$ref":"#/definitions/UtcTime"},"to":{"enum":["suspended","terminated"]},"by":{"description":"What in `lifecycle` suspended the twin; `actor` applied it. Absent: an operator asked.","enum":["schedule","idle"]}}};

function validate155(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actor === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actor"},message:"must have required property '"+"actor"+"'",schema:schema292.required,parentSchema:schema292,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.at === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema292.required,parentSchema:schema292,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.basis === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "basis"},message:"must have required property '"+"basis"+"'",schema:schema292.required,parentSchema:schema292,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.to === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema292.required,parentSchema:schema292,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "actor") || (key0 === "at")) || (key0 === "basis")) || (key0 === "reason")) || (key0 === "until")) || (key0 === "to")) || (key0 === "by"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema292,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.actor !== undefined){
let data0 = data.actor;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/actor",schemaPath:"#/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema292.properties.actor.type,parentSchema:schema292.properties.actor,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern138.test(data1)){
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.basis !== undefined){
let data2 = data.basis;
if(typeof data2 === "string"){
if(!pattern104.test(data2)){
const err8 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema279.type,parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.reason !== undefined){
let data3 = data.reason;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema292.properties.reason.type,parentSchema:schema292.properties.reason,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.until !== undefined){
let data4 = data.until;
if(typeof data4 === "string"){
if(!pattern138.test(data4)){
const err11 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.to !== undefined){
let data5 = data.to;
if(!((data5 === "suspended") || (data5 === "terminated"))){
const err13 = {instancePath:instancePath+"/to",schemaPath:"#/properties/to/enum",keyword:"enum",params:{allowedValues: schema292.properties.to.enum},message:"must be equal to one of the allowed values",schema:schema292.properties.to.enum,parentSchema:schema292.properties.to,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.by !== undefined){
let data6 = data.by;
if(!((data6 === "schedule") || (data6 === "idle"))){
const err14 = {instancePath:instancePath+"/by",schemaPath:"#/properties/by/enum",keyword:"enum",params:{allowedValues: schema292.properties.by.enum},message:"must be equal to one of the allowed values",schema:schema292.properties.by.enum,parentSchema:schema292.properties.by,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema292.type,parentSchema:schema292,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate155.errors = vErrors;
return errors === 0;
}

const schema296 = {"description":"The twin runs although its `schedule` or `idle` would suspend it.","type":"object","additionalProperties":false,"required":["actor","at","basis","until"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"},"basis":{"$ref":"#/definitions/Sha256"},"until":{"$ref":"#/definitions/UtcTime"}}};

function validate157(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actor === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actor"},message:"must have required property '"+"actor"+"'",schema:schema296.required,parentSchema:schema296,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.at === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema296.required,parentSchema:schema296,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.basis === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "basis"},message:"must have required property '"+"basis"+"'",schema:schema296.required,parentSchema:schema296,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.until === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema296.required,parentSchema:schema296,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "actor") || (key0 === "at")) || (key0 === "basis")) || (key0 === "until"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema296,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.actor !== undefined){
let data0 = data.actor;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/actor",schemaPath:"#/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema296.properties.actor.type,parentSchema:schema296.properties.actor,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern138.test(data1)){
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.basis !== undefined){
let data2 = data.basis;
if(typeof data2 === "string"){
if(!pattern104.test(data2)){
const err8 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/basis",schemaPath:"#/definitions/Sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema279.type,parentSchema:schema279,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.until !== undefined){
let data3 = data.until;
if(typeof data3 === "string"){
if(!pattern138.test(data3)){
const err10 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema296.type,parentSchema:schema296,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate157.errors = vErrors;
return errors === 0;
}


function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "emulate") || (key0 === "desired")) || (key0 === "running"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema287,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.emulate !== undefined){
if(!(validate153(data.emulate, {instancePath:instancePath+"/emulate",parentData:data,parentDataProperty:"emulate",rootData}))){
vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
errors = vErrors.length;
}
}
if(data.desired !== undefined){
if(!(validate155(data.desired, {instancePath:instancePath+"/desired",parentData:data,parentDataProperty:"desired",rootData}))){
vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors);
errors = vErrors.length;
}
}
if(data.running !== undefined){
if(!(validate157(data.running, {instancePath:instancePath+"/running",parentData:data,parentDataProperty:"running",rootData}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema287.type,parentSchema:schema287,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate152.errors = vErrors;
return errors === 0;
}

const schema300 = {"description":"A request to restore a snapshot that isn't carried out yet. The next run carries it out.","type":"object","additionalProperties":false,"required":["restore","kind","actor","at"],"properties":{"restore":{"description":"The name of the snapshot.","type":"string"},"kind":{"description":"`resume` continues from the twin's last snapshot, whatever `lifecycle.restore` says.","enum":["restore","resume"]},"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"}}};

function validate160(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.restore === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "restore"},message:"must have required property '"+"restore"+"'",schema:schema300.required,parentSchema:schema300,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema300.required,parentSchema:schema300,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.actor === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actor"},message:"must have required property '"+"actor"+"'",schema:schema300.required,parentSchema:schema300,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.at === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema300.required,parentSchema:schema300,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "restore") || (key0 === "kind")) || (key0 === "actor")) || (key0 === "at"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema300,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.restore !== undefined){
let data0 = data.restore;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/restore",schemaPath:"#/properties/restore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema300.properties.restore.type,parentSchema:schema300.properties.restore,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(!((data1 === "restore") || (data1 === "resume"))){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema300.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema300.properties.kind.enum,parentSchema:schema300.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.actor !== undefined){
let data2 = data.actor;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/actor",schemaPath:"#/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema300.properties.actor.type,parentSchema:schema300.properties.actor,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.at !== undefined){
let data3 = data.at;
if(typeof data3 === "string"){
if(!pattern138.test(data3)){
const err8 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema300.type,parentSchema:schema300,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate160.errors = vErrors;
return errors === 0;
}

const schema302 = {"description":"A request to start from nothing that isn't carried out yet. The next run carries it out.","type":"object","additionalProperties":false,"required":["actor","at"],"properties":{"actor":{"type":"string"},"at":{"$ref":"#/definitions/UtcTime"}}};

function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actor === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actor"},message:"must have required property '"+"actor"+"'",schema:schema302.required,parentSchema:schema302,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.at === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema302.required,parentSchema:schema302,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "actor") || (key0 === "at"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema302,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.actor !== undefined){
let data0 = data.actor;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/actor",schemaPath:"#/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema302.properties.actor.type,parentSchema:schema302.properties.actor,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern138.test(data1)){
const err4 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema302.type,parentSchema:schema302,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate162.errors = vErrors;
return errors === 0;
}

const schema304 = {"description":"The failed runs since the last success. They are separate from the twin's health.","type":"object","additionalProperties":false,"required":["attempts","at","code","message","desired"],"properties":{"attempts":{"type":"integer","minimum":0,"maximum":9007199254740991},"at":{"$ref":"#/definitions/UtcTime"},"code":{"type":"string"},"message":{"type":"string"},"desired":{"description":"Of the `desired.json` that failed.","$ref":"#/definitions/Sha256"}}};

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.attempts === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "attempts"},message:"must have required property '"+"attempts"+"'",schema:schema304.required,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.at === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema304.required,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.code === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'",schema:schema304.required,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.message === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'",schema:schema304.required,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.desired === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'",schema:schema304.required,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "attempts") || (key0 === "at")) || (key0 === "code")) || (key0 === "message")) || (key0 === "desired"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.attempts !== undefined){
let data0 = data.attempts;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err6 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema304.properties.attempts.type,parentSchema:schema304.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
const err7 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema304.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err8 = {instancePath:instancePath+"/attempts",schemaPath:"#/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema304.properties.attempts,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern138.test(data1)){
const err9 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.code !== undefined){
let data2 = data.code;
if(typeof data2 !== "string"){
const err11 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema304.properties.code.type,parentSchema:schema304.properties.code,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.message !== undefined){
let data3 = data.message;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema304.properties.message.type,parentSchema:schema304.properties.message,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.desired !== undefined){
let data4 = data.desired;
if(typeof data4 === "string"){
if(!pattern104.test(data4)){
const err13 = {instancePath:instancePath+"/desired",schemaPath:"#/definitions/Sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema279,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/desired",schemaPath:"#/definitions/Sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema279.type,parentSchema:schema279,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema304.type,parentSchema:schema304,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate164.errors = vErrors;
return errors === 0;
}


function validate147(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="status.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.reasons === undefined){
data.reasons = [];
}
if(data.overrides === undefined){
data.overrides = {};
}
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.twin === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "twin"},message:"must have required property '"+"twin"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.home === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "home"},message:"must have required property '"+"home"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.event === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "event"},message:"must have required property '"+"event"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.at === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.health === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "health"},message:"must have required property '"+"health"+"'",schema:schema275.required,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema275.properties, key0))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err8 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema275.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Status" !== data1){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Status"},message:"must be equal to constant",schema:"Status",parentSchema:schema275.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.twin !== undefined){
let data2 = data.twin;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema275.properties.twin.type,parentSchema:schema275.properties.twin,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.home !== undefined){
let data3 = data.home;
if(typeof data3 === "string"){
if(!pattern137.test(data3)){
const err11 = {instancePath:instancePath+"/home",schemaPath:"#/properties/home/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\"",schema:"^[0-9a-f]{16}$",parentSchema:schema275.properties.home,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/home",schemaPath:"#/properties/home/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema275.properties.home.type,parentSchema:schema275.properties.home,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.event !== undefined){
let data4 = data.event;
if(!(((((((((data4 === "requested") || (data4 === "deployed")) || (data4 === "saved")) || (data4 === "restored")) || (data4 === "suspended")) || (data4 === "resumed")) || (data4 === "terminated")) || (data4 === "configured")) || (data4 === "failed"))){
const err13 = {instancePath:instancePath+"/event",schemaPath:"#/definitions/EventName/enum",keyword:"enum",params:{allowedValues: schema276.enum},message:"must be equal to one of the allowed values",schema:schema276.enum,parentSchema:schema276,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.at !== undefined){
let data5 = data.at;
if(typeof data5 === "string"){
if(!pattern138.test(data5)){
const err14 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"+"\"",schema:"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",parentSchema:schema277,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/UtcTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema277.type,parentSchema:schema277,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.deployed !== undefined){
if(!(validate148(data.deployed, {instancePath:instancePath+"/deployed",parentData:data,parentDataProperty:"deployed",rootData}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
if(data.health !== undefined){
let data7 = data.health;
if(!(((((data7 === "Healthy") || (data7 === "Progressing")) || (data7 === "Degraded")) || (data7 === "Suspended")) || (data7 === "Missing"))){
const err16 = {instancePath:instancePath+"/health",schemaPath:"#/definitions/Health/enum",keyword:"enum",params:{allowedValues: schema282.enum},message:"must be equal to one of the allowed values",schema:schema282.enum,parentSchema:schema282,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
let data8 = data.reasons;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(typeof data9 !== "string"){
const err17 = {instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/properties/reasons/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema275.properties.reasons.items.type,parentSchema:schema275.properties.reasons.items,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/reasons",schemaPath:"#/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema275.properties.reasons.type,parentSchema:schema275.properties.reasons,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.snapshot !== undefined){
let data10 = data.snapshot;
if(typeof data10 !== "string"){
const err19 = {instancePath:instancePath+"/snapshot",schemaPath:"#/properties/snapshot/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema275.properties.snapshot.type,parentSchema:schema275.properties.snapshot,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.place !== undefined){
let data11 = data.place;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.name === undefined){
const err20 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/RecordedChoice/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema283.required,parentSchema:schema283,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data11.reason === undefined){
const err21 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/RecordedChoice/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema283.required,parentSchema:schema283,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 in data11){
if(!((key1 === "name") || (key1 === "reason"))){
const err22 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/RecordedChoice/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema283,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data11.name !== undefined){
let data12 = data11.name;
if(typeof data12 !== "string"){
const err23 = {instancePath:instancePath+"/place/name",schemaPath:"#/definitions/RecordedChoice/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema283.properties.name.type,parentSchema:schema283.properties.name,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data11.reason !== undefined){
let data13 = data11.reason;
if(typeof data13 !== "string"){
const err24 = {instancePath:instancePath+"/place/reason",schemaPath:"#/definitions/RecordedChoice/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema283.properties.reason.type,parentSchema:schema283.properties.reason,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/place",schemaPath:"#/definitions/RecordedChoice/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema283.type,parentSchema:schema283,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.lost !== undefined){
let data14 = data.lost;
if(Array.isArray(data14)){
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
if(!(validate150(data14[i1], {instancePath:instancePath+"/lost/" + i1,parentData:data14,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate150.errors : vErrors.concat(validate150.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/lost",schemaPath:"#/properties/lost/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema275.properties.lost.type,parentSchema:schema275.properties.lost,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(!(validate152(data.overrides, {instancePath:instancePath+"/overrides",parentData:data,parentDataProperty:"overrides",rootData}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
if(data.wish !== undefined){
if(!(validate160(data.wish, {instancePath:instancePath+"/wish",parentData:data,parentDataProperty:"wish",rootData}))){
vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors);
errors = vErrors.length;
}
}
if(data.anew !== undefined){
if(!(validate162(data.anew, {instancePath:instancePath+"/anew",parentData:data,parentDataProperty:"anew",rootData}))){
vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors);
errors = vErrors.length;
}
}
if(data.failure !== undefined){
if(!(validate164(data.failure, {instancePath:instancePath+"/failure",parentData:data,parentDataProperty:"failure",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema275.type,parentSchema:schema275,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate147.errors = vErrors;
return errors === 0;
}

export const validateRunManifest = validate166;
const schema307 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"run.schema.json","title":"RunManifest","description":"`run.json`: what `dtaas run` ran, from which files and parameters, and which files came out of it.","type":"object","required":["apiVersion","kind","digest","platform","asset","verified","uses","command","warm","isolation","seed","timeoutSeconds","startedAt","outcome","cases"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"Run"},"digest":{"description":"The sha256 of the fields after it, as compact JSON. A file that was edited has another digest.","type":"string","pattern":"^[0-9a-f]{64}$"},"platform":{"description":"The version of the platform.","type":"string"},"commit":{"description":"The commit that was checked out. Absent: files were not committed.","type":"string","pattern":"^([0-9a-f]{40}|[0-9a-f]{64})$"},"twin":{"description":"The twin of the component.","type":"string"},"component":{"description":"The component that was run. Absent: the asset itself was run, without a twin.","type":"string"},"asset":{"$ref":"#/definitions/RunAsset"},"verified":{"description":"Whether the tests of the asset and of the assets that it uses had passed.","type":"boolean"},"uses":{"description":"The assets that it used, by the asset's own names for them.","type":"object","additionalProperties":{"$ref":"#/definitions/RunUse"}},"sdk":{"description":"The digests of the SDKs that it imported, by language. Absent: it imported none.","type":"object","additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$"}},"command":{"description":"`batch.command` of the asset.","type":"array","minItems":1,"items":{"type":"string"}},"warm":{"description":"Whether one process ran many cases.","type":"boolean"},"isolation":{"description":"The sandbox: `bubblewrap`, `docker` or `weak`.","type":"string"},"input":{"$ref":"#/definitions/RunInput"},"seed":{"description":"The seed from which the seeds of cases are derived.","type":"integer","minimum":0,"maximum":4294967295},"timeoutSeconds":{"description":"How long a case was allowed to take.","type":"number","exclusiveMinimum":0},"startedAt":{"description":"When it began, in ISO 8601.","type":"string"},"durationMs":{"description":"How long it took. If it was continued, the time of a process that was killed is left out.","type":"number","minimum":0},"outcome":{"description":"`unfinished`: the run goes on, or was killed. `stopped`: somebody stopped it. `dtaas run --again` finishes both. `failed`: a case failed.","enum":["unfinished","done","failed","stopped"]},"cases":{"description":"The cases. A run without `--cases` has one.","type":"array","minItems":1,"items":{"$ref":"#/definitions/RunCase"}}},"definitions":{"RunAsset":{"description":"An asset at one version.","type":"object","required":["asset","version","digest"],"properties":{"asset":{"description":"The reference, e.g. `functions/calibration`.","type":"string"},"version":{"description":"The version.","type":"string"},"digest":{"description":"The content digest.","type":"string","pattern":"^[0-9a-f]{64}$"},"environment":{"description":"The sha256 of the lock file of its environment. Absent: it needs none.","type":"string","pattern":"^[0-9a-f]{64}$"}}},"RunUse":{"description":"An asset that was used.","type":"object","required":["asset","version","digest"],"properties":{"asset":{"description":"The reference.","type":"string"},"version":{"description":"The version.","type":"string"},"digest":{"description":"The content digest.","type":"string","pattern":"^[0-9a-f]{64}$"},"environment":{"description":"The sha256 of the lock file of its environment. Absent: it needs none.","type":"string","pattern":"^[0-9a-f]{64}$"},"parameters":{"description":"In the units that it declares. Absent for a library.","type":"object","additionalProperties":{"tsType":"Json"}}}},"RunInput":{"description":"The input files.","type":"object","required":["folder","files"],"properties":{"folder":{"description":"The path of the folder, relative to the folder of `run.json`.","type":"string"},"files":{"description":"The files by their paths in the folder.","type":"object","additionalProperties":{"$ref":"manifest.schema.json#/definitions/SavedFile"}}}},"RunCase":{"description":"One case.","type":"object","required":["case","parameters","seed","outcome"],"properties":{"case":{"description":"Its number, from 1.","type":"integer","minimum":1},"name":{"description":"Its name.","type":"string"},"parameters":{"description":"In the units that the asset declares.","type":"object","additionalProperties":{"tsType":"Json"}},"input":{"description":"Its folder in the input folder. Absent: the whole input folder.","type":"string"},"seed":{"description":"Its seed.","type":"integer","minimum":0,"maximum":4294967295},"outcome":{"description":"`unfinished`: it wasn't reached, or was stopped.","enum":["unfinished","done","failed"]},"reason":{"description":"Why it failed.","type":"string"},"exitCode":{"description":"The exit code of its process. Absent: a signal ended the process, or the process ran many cases.","type":"integer"},"durationMs":{"description":"How long it took.","type":"number","minimum":0},"output":{"$ref":"#/definitions/RunOutput"}}},"RunOutput":{"description":"The output files of a case.","type":"object","required":["folder","files"],"properties":{"folder":{"description":"The path of the folder, relative to the folder of `run.json`.","type":"string"},"files":{"description":"The files by their paths in the folder.","type":"object","additionalProperties":{"$ref":"manifest.schema.json#/definitions/SavedFile"}}}}}};
const schema308 = {"description":"An asset at one version.","type":"object","required":["asset","version","digest"],"properties":{"asset":{"description":"The reference, e.g. `functions/calibration`.","type":"string"},"version":{"description":"The version.","type":"string"},"digest":{"description":"The content digest.","type":"string","pattern":"^[0-9a-f]{64}$"},"environment":{"description":"The sha256 of the lock file of its environment. Absent: it needs none.","type":"string","pattern":"^[0-9a-f]{64}$"}}};
const schema309 = {"description":"An asset that was used.","type":"object","required":["asset","version","digest"],"properties":{"asset":{"description":"The reference.","type":"string"},"version":{"description":"The version.","type":"string"},"digest":{"description":"The content digest.","type":"string","pattern":"^[0-9a-f]{64}$"},"environment":{"description":"The sha256 of the lock file of its environment. Absent: it needs none.","type":"string","pattern":"^[0-9a-f]{64}$"},"parameters":{"description":"In the units that it declares. Absent for a library.","type":"object","additionalProperties":{"tsType":"Json"}}}};
const schema310 = {"description":"The input files.","type":"object","required":["folder","files"],"properties":{"folder":{"description":"The path of the folder, relative to the folder of `run.json`.","type":"string"},"files":{"description":"The files by their paths in the folder.","type":"object","additionalProperties":{"$ref":"manifest.schema.json#/definitions/SavedFile"}}}};

function validate167(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.folder === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "folder"},message:"must have required property '"+"folder"+"'",schema:schema310.required,parentSchema:schema310,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.files === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema310.required,parentSchema:schema310,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.folder !== undefined){
let data0 = data.folder;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/folder",schemaPath:"#/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema310.properties.folder.type,parentSchema:schema310.properties.folder,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.files !== undefined){
let data1 = data.files;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.sha256 === undefined){
const err3 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"manifest.schema.json#/definitions/SavedFile/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'",schema:schema258.required,parentSchema:schema258,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.size === undefined){
const err4 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"manifest.schema.json#/definitions/SavedFile/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'",schema:schema258.required,parentSchema:schema258,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.sha256 !== undefined){
let data3 = data2.sha256;
if(typeof data3 === "string"){
if(!pattern104.test(data3)){
const err5 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/sha256",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema258.properties.sha256,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/sha256",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema258.properties.sha256.type,parentSchema:schema258.properties.sha256,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.size !== undefined){
let data4 = data2.size;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err7 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema258.properties.size.type,parentSchema:schema258.properties.size,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema258.properties.size,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema258.properties.size,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data2.mode !== undefined){
let data5 = data2.mode;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err10 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/mode",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/mode/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema258.properties.mode.type,parentSchema:schema258.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/mode",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/mode/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema258.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"manifest.schema.json#/definitions/SavedFile/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema258.type,parentSchema:schema258,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema310.properties.files.type,parentSchema:schema310.properties.files,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema310.type,parentSchema:schema310,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate167.errors = vErrors;
return errors === 0;
}

const schema312 = {"description":"One case.","type":"object","required":["case","parameters","seed","outcome"],"properties":{"case":{"description":"Its number, from 1.","type":"integer","minimum":1},"name":{"description":"Its name.","type":"string"},"parameters":{"description":"In the units that the asset declares.","type":"object","additionalProperties":{"tsType":"Json"}},"input":{"description":"Its folder in the input folder. Absent: the whole input folder.","type":"string"},"seed":{"description":"Its seed.","type":"integer","minimum":0,"maximum":4294967295},"outcome":{"description":"`unfinished`: it wasn't reached, or was stopped.","enum":["unfinished","done","failed"]},"reason":{"description":"Why it failed.","type":"string"},"exitCode":{"description":"The exit code of its process. Absent: a signal ended the process, or the process ran many cases.","type":"integer"},"durationMs":{"description":"How long it took.","type":"number","minimum":0},"output":{"$ref":"#/definitions/RunOutput"}}};
const schema313 = {"description":"The output files of a case.","type":"object","required":["folder","files"],"properties":{"folder":{"description":"The path of the folder, relative to the folder of `run.json`.","type":"string"},"files":{"description":"The files by their paths in the folder.","type":"object","additionalProperties":{"$ref":"manifest.schema.json#/definitions/SavedFile"}}}};

function validate170(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.folder === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "folder"},message:"must have required property '"+"folder"+"'",schema:schema313.required,parentSchema:schema313,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.files === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema313.required,parentSchema:schema313,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.folder !== undefined){
let data0 = data.folder;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/folder",schemaPath:"#/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema313.properties.folder.type,parentSchema:schema313.properties.folder,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.files !== undefined){
let data1 = data.files;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.sha256 === undefined){
const err3 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"manifest.schema.json#/definitions/SavedFile/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'",schema:schema258.required,parentSchema:schema258,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.size === undefined){
const err4 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"manifest.schema.json#/definitions/SavedFile/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'",schema:schema258.required,parentSchema:schema258,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.sha256 !== undefined){
let data3 = data2.sha256;
if(typeof data3 === "string"){
if(!pattern104.test(data3)){
const err5 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/sha256",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema258.properties.sha256,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/sha256",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema258.properties.sha256.type,parentSchema:schema258.properties.sha256,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.size !== undefined){
let data4 = data2.size;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err7 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema258.properties.size.type,parentSchema:schema258.properties.size,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991",schema:9007199254740991,parentSchema:schema258.properties.size,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/size",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema258.properties.size,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data2.mode !== undefined){
let data5 = data2.mode;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err10 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/mode",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/mode/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema258.properties.mode.type,parentSchema:schema258.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/mode",schemaPath:"manifest.schema.json#/definitions/SavedFile/properties/mode/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema258.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"manifest.schema.json#/definitions/SavedFile/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema258.type,parentSchema:schema258,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema313.properties.files.type,parentSchema:schema313.properties.files,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema313.type,parentSchema:schema313,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate170.errors = vErrors;
return errors === 0;
}


function validate169(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.case === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "case"},message:"must have required property '"+"case"+"'",schema:schema312.required,parentSchema:schema312,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.parameters === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "parameters"},message:"must have required property '"+"parameters"+"'",schema:schema312.required,parentSchema:schema312,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.seed === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "seed"},message:"must have required property '"+"seed"+"'",schema:schema312.required,parentSchema:schema312,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.outcome === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'",schema:schema312.required,parentSchema:schema312,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.case !== undefined){
let data0 = data.case;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/case",schemaPath:"#/properties/case/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema312.properties.case.type,parentSchema:schema312.properties.case,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/case",schemaPath:"#/properties/case/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema312.properties.case,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema312.properties.name.type,parentSchema:schema312.properties.name,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.parameters !== undefined){
let data2 = data.parameters;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
}
else {
const err7 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema312.properties.parameters.type,parentSchema:schema312.properties.parameters,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.input !== undefined){
let data3 = data.input;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema312.properties.input.type,parentSchema:schema312.properties.input,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.seed !== undefined){
let data4 = data.seed;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err9 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema312.properties.seed.type,parentSchema:schema312.properties.seed,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 4294967295 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema312.properties.seed,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema312.properties.seed,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.outcome !== undefined){
let data5 = data.outcome;
if(!(((data5 === "unfinished") || (data5 === "done")) || (data5 === "failed"))){
const err12 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema312.properties.outcome.enum},message:"must be equal to one of the allowed values",schema:schema312.properties.outcome.enum,parentSchema:schema312.properties.outcome,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.reason !== undefined){
let data6 = data.reason;
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema312.properties.reason.type,parentSchema:schema312.properties.reason,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.exitCode !== undefined){
let data7 = data.exitCode;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/exitCode",schemaPath:"#/properties/exitCode/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema312.properties.exitCode.type,parentSchema:schema312.properties.exitCode,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.durationMs !== undefined){
let data8 = data.durationMs;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema312.properties.durationMs,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema312.properties.durationMs.type,parentSchema:schema312.properties.durationMs,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.output !== undefined){
if(!(validate170(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema312.type,parentSchema:schema312,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate169.errors = vErrors;
return errors === 0;
}


function validate166(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="run.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.digest === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.platform === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "platform"},message:"must have required property '"+"platform"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.asset === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.verified === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "verified"},message:"must have required property '"+"verified"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.uses === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "uses"},message:"must have required property '"+"uses"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.command === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.warm === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "warm"},message:"must have required property '"+"warm"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.isolation === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "isolation"},message:"must have required property '"+"isolation"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.seed === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "seed"},message:"must have required property '"+"seed"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.timeoutSeconds === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timeoutSeconds"},message:"must have required property '"+"timeoutSeconds"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.startedAt === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "startedAt"},message:"must have required property '"+"startedAt"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.outcome === undefined){
const err13 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.cases === undefined){
const err14 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cases"},message:"must have required property '"+"cases"+"'",schema:schema307.required,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("dtaas/v1" !== data0){
const err15 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant",schema:"dtaas/v1",parentSchema:schema307.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Run" !== data1){
const err16 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Run"},message:"must be equal to constant",schema:"Run",parentSchema:schema307.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.digest !== undefined){
let data2 = data.digest;
if(typeof data2 === "string"){
if(!pattern104.test(data2)){
const err17 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema307.properties.digest,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.digest.type,parentSchema:schema307.properties.digest,data:data2};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.platform !== undefined){
let data3 = data.platform;
if(typeof data3 !== "string"){
const err19 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.platform.type,parentSchema:schema307.properties.platform,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.commit !== undefined){
let data4 = data.commit;
if(typeof data4 === "string"){
if(!pattern102.test(data4)){
const err20 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$"},message:"must match pattern \""+"^([0-9a-f]{40}|[0-9a-f]{64})$"+"\"",schema:"^([0-9a-f]{40}|[0-9a-f]{64})$",parentSchema:schema307.properties.commit,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.commit.type,parentSchema:schema307.properties.commit,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.twin !== undefined){
let data5 = data.twin;
if(typeof data5 !== "string"){
const err22 = {instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.twin.type,parentSchema:schema307.properties.twin,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.component !== undefined){
let data6 = data.component;
if(typeof data6 !== "string"){
const err23 = {instancePath:instancePath+"/component",schemaPath:"#/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.component.type,parentSchema:schema307.properties.component,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.asset !== undefined){
let data7 = data.asset;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.asset === undefined){
const err24 = {instancePath:instancePath+"/asset",schemaPath:"#/definitions/RunAsset/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema308.required,parentSchema:schema308,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data7.version === undefined){
const err25 = {instancePath:instancePath+"/asset",schemaPath:"#/definitions/RunAsset/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema308.required,parentSchema:schema308,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data7.digest === undefined){
const err26 = {instancePath:instancePath+"/asset",schemaPath:"#/definitions/RunAsset/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'",schema:schema308.required,parentSchema:schema308,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7.asset !== undefined){
let data8 = data7.asset;
if(typeof data8 !== "string"){
const err27 = {instancePath:instancePath+"/asset/asset",schemaPath:"#/definitions/RunAsset/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema308.properties.asset.type,parentSchema:schema308.properties.asset,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data7.version !== undefined){
let data9 = data7.version;
if(typeof data9 !== "string"){
const err28 = {instancePath:instancePath+"/asset/version",schemaPath:"#/definitions/RunAsset/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema308.properties.version.type,parentSchema:schema308.properties.version,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data7.digest !== undefined){
let data10 = data7.digest;
if(typeof data10 === "string"){
if(!pattern104.test(data10)){
const err29 = {instancePath:instancePath+"/asset/digest",schemaPath:"#/definitions/RunAsset/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema308.properties.digest,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/asset/digest",schemaPath:"#/definitions/RunAsset/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema308.properties.digest.type,parentSchema:schema308.properties.digest,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data7.environment !== undefined){
let data11 = data7.environment;
if(typeof data11 === "string"){
if(!pattern104.test(data11)){
const err31 = {instancePath:instancePath+"/asset/environment",schemaPath:"#/definitions/RunAsset/properties/environment/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema308.properties.environment,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/asset/environment",schemaPath:"#/definitions/RunAsset/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema308.properties.environment.type,parentSchema:schema308.properties.environment,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/asset",schemaPath:"#/definitions/RunAsset/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema308.type,parentSchema:schema308,data:data7};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.verified !== undefined){
let data12 = data.verified;
if(typeof data12 !== "boolean"){
const err34 = {instancePath:instancePath+"/verified",schemaPath:"#/properties/verified/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema307.properties.verified.type,parentSchema:schema307.properties.verified,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.uses !== undefined){
let data13 = data.uses;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key0 in data13){
let data14 = data13[key0];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.asset === undefined){
const err35 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/RunUse/required",keyword:"required",params:{missingProperty: "asset"},message:"must have required property '"+"asset"+"'",schema:schema309.required,parentSchema:schema309,data:data14};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data14.version === undefined){
const err36 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/RunUse/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema309.required,parentSchema:schema309,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data14.digest === undefined){
const err37 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/RunUse/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'",schema:schema309.required,parentSchema:schema309,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data14.asset !== undefined){
let data15 = data14.asset;
if(typeof data15 !== "string"){
const err38 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/asset",schemaPath:"#/definitions/RunUse/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema309.properties.asset.type,parentSchema:schema309.properties.asset,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data14.version !== undefined){
let data16 = data14.version;
if(typeof data16 !== "string"){
const err39 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/version",schemaPath:"#/definitions/RunUse/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema309.properties.version.type,parentSchema:schema309.properties.version,data:data16};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data14.digest !== undefined){
let data17 = data14.digest;
if(typeof data17 === "string"){
if(!pattern104.test(data17)){
const err40 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/digest",schemaPath:"#/definitions/RunUse/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema309.properties.digest,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/digest",schemaPath:"#/definitions/RunUse/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema309.properties.digest.type,parentSchema:schema309.properties.digest,data:data17};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data14.environment !== undefined){
let data18 = data14.environment;
if(typeof data18 === "string"){
if(!pattern104.test(data18)){
const err42 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/environment",schemaPath:"#/definitions/RunUse/properties/environment/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema309.properties.environment,data:data18};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/environment",schemaPath:"#/definitions/RunUse/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema309.properties.environment.type,parentSchema:schema309.properties.environment,data:data18};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data14.parameters !== undefined){
let data19 = data14.parameters;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
}
else {
const err44 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/definitions/RunUse/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema309.properties.parameters.type,parentSchema:schema309.properties.parameters,data:data19};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/uses/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/RunUse/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema309.type,parentSchema:schema309,data:data14};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema307.properties.uses.type,parentSchema:schema307.properties.uses,data:data13};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.sdk !== undefined){
let data20 = data.sdk;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key1 in data20){
let data21 = data20[key1];
if(typeof data21 === "string"){
if(!pattern104.test(data21)){
const err47 = {instancePath:instancePath+"/sdk/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sdk/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema307.properties.sdk.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/sdk/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sdk/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.sdk.additionalProperties.type,parentSchema:schema307.properties.sdk.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/sdk",schemaPath:"#/properties/sdk/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema307.properties.sdk.type,parentSchema:schema307.properties.sdk,data:data20};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.command !== undefined){
let data22 = data.command;
if(Array.isArray(data22)){
if(data22.length < 1){
const err50 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema307.properties.command,data:data22};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
const len0 = data22.length;
for(let i0=0; i0<len0; i0++){
let data23 = data22[i0];
if(typeof data23 !== "string"){
const err51 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.command.items.type,parentSchema:schema307.properties.command.items,data:data23};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema307.properties.command.type,parentSchema:schema307.properties.command,data:data22};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.warm !== undefined){
let data24 = data.warm;
if(typeof data24 !== "boolean"){
const err53 = {instancePath:instancePath+"/warm",schemaPath:"#/properties/warm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema307.properties.warm.type,parentSchema:schema307.properties.warm,data:data24};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.isolation !== undefined){
let data25 = data.isolation;
if(typeof data25 !== "string"){
const err54 = {instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.isolation.type,parentSchema:schema307.properties.isolation,data:data25};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.input !== undefined){
if(!(validate167(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
}
if(data.seed !== undefined){
let data27 = data.seed;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err55 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema307.properties.seed.type,parentSchema:schema307.properties.seed,data:data27};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 4294967295 || isNaN(data27)){
const err56 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema307.properties.seed,data:data27};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err57 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema307.properties.seed,data:data27};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data.timeoutSeconds !== undefined){
let data28 = data.timeoutSeconds;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 <= 0 || isNaN(data28)){
const err58 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/properties/timeoutSeconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema307.properties.timeoutSeconds,data:data28};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/properties/timeoutSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema307.properties.timeoutSeconds.type,parentSchema:schema307.properties.timeoutSeconds,data:data28};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.startedAt !== undefined){
let data29 = data.startedAt;
if(typeof data29 !== "string"){
const err60 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema307.properties.startedAt.type,parentSchema:schema307.properties.startedAt,data:data29};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.durationMs !== undefined){
let data30 = data.durationMs;
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 < 0 || isNaN(data30)){
const err61 = {instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema307.properties.durationMs,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema307.properties.durationMs.type,parentSchema:schema307.properties.durationMs,data:data30};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.outcome !== undefined){
let data31 = data.outcome;
if(!((((data31 === "unfinished") || (data31 === "done")) || (data31 === "failed")) || (data31 === "stopped"))){
const err63 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema307.properties.outcome.enum},message:"must be equal to one of the allowed values",schema:schema307.properties.outcome.enum,parentSchema:schema307.properties.outcome,data:data31};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.cases !== undefined){
let data32 = data.cases;
if(Array.isArray(data32)){
if(data32.length < 1){
const err64 = {instancePath:instancePath+"/cases",schemaPath:"#/properties/cases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema307.properties.cases,data:data32};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
const len1 = data32.length;
for(let i1=0; i1<len1; i1++){
if(!(validate169(data32[i1], {instancePath:instancePath+"/cases/" + i1,parentData:data32,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors);
errors = vErrors.length;
}
}
}
else {
const err65 = {instancePath:instancePath+"/cases",schemaPath:"#/properties/cases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema307.properties.cases.type,parentSchema:schema307.properties.cases,data:data32};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema307.type,parentSchema:schema307,data};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
validate166.errors = vErrors;
return errors === 0;
}

export const validateBatchCase = validate173;
const schema315 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"case.schema.json","title":"BatchCase","description":"A case of `dtaas run --cases`: one line of the file, a JSON object.","type":"object","additionalProperties":false,"properties":{"name":{"description":"A name for messages and for `run.json`.","type":"string","minLength":1,"maxLength":200},"parameters":{"description":"Values of parameters, written as under `with` in twin.yaml. They replace those of the run.","type":"object","maxProperties":1000,"additionalProperties":{"tsType":"Json"}},"input":{"description":"The case's folder of input files, relative to the run's input folder, with `/` and without `..`.","type":"string","maxLength":1024,"pattern":"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f]+$"},"seed":{"description":"The seed, a whole number from 0 to 4294967295. Absent: it is derived from the run's seed and the number of the case.","type":"integer","minimum":0,"maximum":4294967295}}};
const pattern166 = new RegExp("^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f]+$", "u");

function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="case.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "parameters")) || (key0 === "input")) || (key0 === "seed"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema315,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 200){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema315.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema315.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema315.properties.name.type,parentSchema:schema315.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.parameters !== undefined){
let data1 = data.parameters;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 1000){
const err4 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/maxProperties",keyword:"maxProperties",params:{limit: 1000},message:"must NOT have more than 1000 properties",schema:1000,parentSchema:schema315.properties.parameters,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema315.properties.parameters.type,parentSchema:schema315.properties.parameters,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.input !== undefined){
let data2 = data.input;
if(typeof data2 === "string"){
if(data2.length > 1024){
const err6 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters",schema:1024,parentSchema:schema315.properties.input,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern166.test(data2)){
const err7 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f]+$"},message:"must match pattern \""+"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f]+$"+"\"",schema:"^(?!/)(?!.*(^|/)\\.{1,2}(/|$))(?!.*//)[^\\\\\\u0000-\\u001f\\u007f]+$",parentSchema:schema315.properties.input,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/input",schemaPath:"#/properties/input/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema315.properties.input.type,parentSchema:schema315.properties.input,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.seed !== undefined){
let data3 = data.seed;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema315.properties.seed.type,parentSchema:schema315.properties.seed,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 4294967295 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema315.properties.seed,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema315.properties.seed,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema315.type,parentSchema:schema315,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate173.errors = vErrors;
return errors === 0;
}

