// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.
"use strict";
export const validatePlanReport = validate223;
const schema7 = {"type":"object","required":["apiVersion","kind","commit","digest","deploy","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"PlanReport"},"commit":{"type":["string","null"],"description":"null for the files of the work tree"},"into":{"type":"string","description":"the branch or commit that `commit` would be merged into: the plan is of that merge, and of the twins that it affects"},"digest":{"type":"string","description":"what dtaas deploy --plan takes: <desired>-<recorded to exist>-<version of the platform>"},"deploy":{"type":"string","description":"the command that deploys exactly this plan"},"offline":{"const":true,"description":"neither a place nor Pulumi was asked: the plan assumes that each twin runs as this clone recorded it"},"locks":{"type":"array","description":"the locks of twins that are missing in `commit` or do not fit its files, as `dtaas lock` would write them","items":{"type":"object","required":["twin","file","text"],"properties":{"twin":{"type":"string"},"file":{"type":"string"},"text":{"type":"string"}}}},"cost":{"$ref":"#/definitions/PlanCost","description":"what all twins take together, also those that are not in this plan"},"twins":{"type":"array","items":{"$ref":"#/definitions/TwinPlan"}}}};
const schema8 = {"type":"object","required":["before","after","quotas"],"properties":{"before":{"$ref":"#/definitions/Cost"},"after":{"$ref":"#/definitions/Cost"},"quotas":{"type":"array","items":{"$ref":"#/definitions/QuotaUse"},"description":"the use of each quota that counts a twin, and of those of the platform"}}};
const schema9 = {"type":"object","required":["twins","cpu","memory","disk","containers","processes"],"properties":{"twins":{"type":"integer","description":"the number of twins that run"},"cpu":{"type":"number","description":"processors"},"memory":{"type":"number","description":"bytes"},"disk":{"type":"number","description":"bytes; the largest size of the components' states together"},"containers":{"type":"integer"},"processes":{"type":"integer","description":"the components that are started, and the runner of each twin"}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.twins === undefined) && (missing0 = "twins")) || ((data.cpu === undefined) && (missing0 = "cpu"))) || ((data.memory === undefined) && (missing0 = "memory"))) || ((data.disk === undefined) && (missing0 = "disk"))) || ((data.containers === undefined) && (missing0 = "containers"))) || ((data.processes === undefined) && (missing0 = "processes"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.twins !== undefined){
let data0 = data.twins;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate24.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cpu !== undefined){
let data1 = data.cpu;
const _errs3 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate24.errors = [{instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.memory !== undefined){
let data2 = data.memory;
const _errs5 = errors;
if(!((typeof data2 == "number") && (isFinite(data2)))){
validate24.errors = [{instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disk !== undefined){
let data3 = data.disk;
const _errs7 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate24.errors = [{instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.containers !== undefined){
let data4 = data.containers;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate24.errors = [{instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.processes !== undefined){
let data5 = data.processes;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate24.errors = [{instancePath:instancePath+"/processes",schemaPath:"#/properties/processes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

const schema10 = {"type":"object","required":["scope","resource","before","after","limit"],"properties":{"scope":{"enum":["platform","owner","place"]},"name":{"type":"string","description":"the owner or the place; absent for the platform, and for all twins without owners together"},"resource":{"enum":["twins","cpu","memory","disk","containers"]},"before":{"type":"number"},"after":{"type":"number"},"limit":{"type":"number"}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.scope === undefined) && (missing0 = "scope")) || ((data.resource === undefined) && (missing0 = "resource"))) || ((data.before === undefined) && (missing0 = "before"))) || ((data.after === undefined) && (missing0 = "after"))) || ((data.limit === undefined) && (missing0 = "limit"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.scope !== undefined){
let data0 = data.scope;
const _errs1 = errors;
if(!(((data0 === "platform") || (data0 === "owner")) || (data0 === "place"))){
validate27.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/enum",keyword:"enum",params:{allowedValues: schema10.properties.scope.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs2 = errors;
if(typeof data.name !== "string"){
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resource !== undefined){
let data2 = data.resource;
const _errs4 = errors;
if(!(((((data2 === "twins") || (data2 === "cpu")) || (data2 === "memory")) || (data2 === "disk")) || (data2 === "containers"))){
validate27.errors = [{instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/enum",keyword:"enum",params:{allowedValues: schema10.properties.resource.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.before !== undefined){
let data3 = data.before;
const _errs5 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate27.errors = [{instancePath:instancePath+"/before",schemaPath:"#/properties/before/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
let data4 = data.after;
const _errs7 = errors;
if(!((typeof data4 == "number") && (isFinite(data4)))){
validate27.errors = [{instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data5 = data.limit;
const _errs9 = errors;
if(!((typeof data5 == "number") && (isFinite(data5)))){
validate27.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.before === undefined) && (missing0 = "before")) || ((data.after === undefined) && (missing0 = "after"))) || ((data.quotas === undefined) && (missing0 = "quotas"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.before !== undefined){
const _errs1 = errors;
if(!(validate24(data.before, {instancePath:instancePath+"/before",parentData:data,parentDataProperty:"before",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
const _errs2 = errors;
if(!(validate24(data.after, {instancePath:instancePath+"/after",parentData:data,parentDataProperty:"after",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quotas !== undefined){
let data2 = data.quotas;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate27(data2[i0], {instancePath:instancePath+"/quotas/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}

const schema11 = {"type":"object","required":["twin","verdict","changes","steps","remarks","errors"],"properties":{"twin":{"type":"string"},"verdict":{"enum":["nothing","act","confirm","kept","refused"]},"changes":{"type":"array","items":{"$ref":"#/definitions/PlanChange"},"description":"what is created, changed, replaced or deleted, in the twin's words"},"states":{"type":"array","items":{"$ref":"#/definitions/ComponentState"},"description":"what becomes of the state of each component; absent where the twin doesn't start from a state"},"steps":{"type":"array","items":{"type":"string"},"description":"what is done for the twin, in order"},"digest":{"type":"string","description":"the digest of a plan of this twin alone; absent for a twin that only a place knows of"},"desired":{"type":"string","description":"sha256 of the desired.json that would be deployed"},"unverified":{"type":"array","description":"the assets that the error asset-unverified is about","items":{"type":"object","required":["asset","version"],"properties":{"asset":{"type":"string"},"version":{"type":"string"}}}},"engine":{"type":"array","items":{"$ref":"#/definitions/EngineChange"},"description":"in Pulumi's words"},"cost":{"$ref":"#/definitions/CostChange","description":"what the twin takes as it is recorded to run, and after a deployment of this plan"},"remarks":{"type":"array","items":{"type":"string"}},"errors":{"type":"array","items":{"$ref":"#/definitions/ReportedError"},"description":"why the twin would be refused"}}};
const schema12 = {"type":"object","required":["action","subject","words"],"properties":{"action":{"enum":["add","change","remove"]},"subject":{"type":"string","description":"twin, component, parameter, clock ..."},"name":{"type":"string","description":"estimator, estimator.noise ...; absent for the twin's own changes"},"words":{"type":"string","description":"a line for people"}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.action === undefined) && (missing0 = "action")) || ((data.subject === undefined) && (missing0 = "subject"))) || ((data.words === undefined) && (missing0 = "words"))){
validate31.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.action !== undefined){
let data0 = data.action;
const _errs1 = errors;
if(!(((data0 === "add") || (data0 === "change")) || (data0 === "remove"))){
validate31.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema12.properties.action.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
const _errs2 = errors;
if(typeof data.subject !== "string"){
validate31.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs4 = errors;
if(typeof data.name !== "string"){
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.words !== undefined){
const _errs6 = errors;
if(typeof data.words !== "string"){
validate31.errors = [{instancePath:instancePath+"/words",schemaPath:"#/properties/words/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}

const schema13 = {"type":"object","required":["component","state","words"],"properties":{"component":{"type":"string"},"state":{"enum":["kept","new","replaced","removed"],"description":"kept: the component continues from its state. new: the component has no state yet. replaced: another asset or major version begins without the state. removed: the component and its state leave the twin"},"words":{"type":"string","description":"a line for people"}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.component === undefined) && (missing0 = "component")) || ((data.state === undefined) && (missing0 = "state"))) || ((data.words === undefined) && (missing0 = "words"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.component !== undefined){
const _errs1 = errors;
if(typeof data.component !== "string"){
validate33.errors = [{instancePath:instancePath+"/component",schemaPath:"#/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data1 = data.state;
const _errs3 = errors;
if(!((((data1 === "kept") || (data1 === "new")) || (data1 === "replaced")) || (data1 === "removed"))){
validate33.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema13.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.words !== undefined){
const _errs4 = errors;
if(typeof data.words !== "string"){
validate33.errors = [{instancePath:instancePath+"/words",schemaPath:"#/properties/words/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"object","required":["op","type","name"],"properties":{"op":{"type":"string"},"type":{"type":"string"},"name":{"type":"string"},"losesData":{"const":true,"description":"the resource is replaced or deleted, and its data is lost"}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.op === undefined) && (missing0 = "op")) || ((data.type === undefined) && (missing0 = "type"))) || ((data.name === undefined) && (missing0 = "name"))){
validate35.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.op !== undefined){
const _errs1 = errors;
if(typeof data.op !== "string"){
validate35.errors = [{instancePath:instancePath+"/op",schemaPath:"#/properties/op/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs3 = errors;
if(typeof data.type !== "string"){
validate35.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs5 = errors;
if(typeof data.name !== "string"){
validate35.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.losesData !== undefined){
const _errs7 = errors;
if(true !== data.losesData){
validate35.errors = [{instancePath:instancePath+"/losesData",schemaPath:"#/properties/losesData/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"object","required":["before","after"],"properties":{"before":{"$ref":"#/definitions/Cost"},"after":{"$ref":"#/definitions/Cost"}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.before === undefined) && (missing0 = "before")) || ((data.after === undefined) && (missing0 = "after"))){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.before !== undefined){
const _errs1 = errors;
if(!(validate24(data.before, {instancePath:instancePath+"/before",parentData:data,parentDataProperty:"before",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
const _errs2 = errors;
if(!(validate24(data.after, {instancePath:instancePath+"/after",parentData:data,parentDataProperty:"after",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"object","required":["code","message","hint"],"properties":{"code":{"type":"string","description":"explained by dtaas explain <code>"},"message":{"type":"string"},"hint":{"type":"string","description":"what to do next"},"where":{"$ref":"#/definitions/Position"},"problems":{"type":"array","items":{"$ref":"#/definitions/Problem"}}}};
const schema17 = {"type":"object","required":["file","line","column"],"properties":{"file":{"type":"string"},"line":{"type":"integer"},"column":{"type":"integer"}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.file === undefined) && (missing0 = "file")) || ((data.line === undefined) && (missing0 = "line"))) || ((data.column === undefined) && (missing0 = "column"))){
validate42.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.file !== undefined){
const _errs1 = errors;
if(typeof data.file !== "string"){
validate42.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.line !== undefined){
let data1 = data.line;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate42.errors = [{instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.column !== undefined){
let data2 = data.column;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate42.errors = [{instancePath:instancePath+"/column",schemaPath:"#/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate42.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}

const schema18 = {"type":"object","required":["file","line","column","code","severity","message","hint"],"properties":{"file":{"type":"string"},"line":{"type":"integer"},"column":{"type":"integer"},"code":{"type":"string","description":"explained by dtaas explain <code>"},"severity":{"enum":["error","warning"]},"message":{"type":"string"},"hint":{"type":"string","description":"what to do next"}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.file === undefined) && (missing0 = "file")) || ((data.line === undefined) && (missing0 = "line"))) || ((data.column === undefined) && (missing0 = "column"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.severity === undefined) && (missing0 = "severity"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.hint === undefined) && (missing0 = "hint"))){
validate44.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.file !== undefined){
const _errs1 = errors;
if(typeof data.file !== "string"){
validate44.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.line !== undefined){
let data1 = data.line;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate44.errors = [{instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.column !== undefined){
let data2 = data.column;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate44.errors = [{instancePath:instancePath+"/column",schemaPath:"#/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
const _errs7 = errors;
if(typeof data.code !== "string"){
validate44.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.severity !== undefined){
let data4 = data.severity;
const _errs9 = errors;
if(!((data4 === "error") || (data4 === "warning"))){
validate44.errors = [{instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema18.properties.severity.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs10 = errors;
if(typeof data.message !== "string"){
validate44.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hint !== undefined){
const _errs12 = errors;
if(typeof data.hint !== "string"){
validate44.errors = [{instancePath:instancePath+"/hint",schemaPath:"#/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.hint === undefined) && (missing0 = "hint"))){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.code !== undefined){
const _errs1 = errors;
if(typeof data.code !== "string"){
validate41.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate41.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hint !== undefined){
const _errs5 = errors;
if(typeof data.hint !== "string"){
validate41.errors = [{instancePath:instancePath+"/hint",schemaPath:"#/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.where !== undefined){
const _errs7 = errors;
if(!(validate42(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problems !== undefined){
let data4 = data.problems;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(!(validate44(data4[i0], {instancePath:instancePath+"/problems/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid1 = _errs10 === errors;
if(!valid1){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/problems",schemaPath:"#/properties/problems/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.twin === undefined) && (missing0 = "twin")) || ((data.verdict === undefined) && (missing0 = "verdict"))) || ((data.changes === undefined) && (missing0 = "changes"))) || ((data.steps === undefined) && (missing0 = "steps"))) || ((data.remarks === undefined) && (missing0 = "remarks"))) || ((data.errors === undefined) && (missing0 = "errors"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.twin !== undefined){
const _errs1 = errors;
if(typeof data.twin !== "string"){
validate30.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdict !== undefined){
let data1 = data.verdict;
const _errs3 = errors;
if(!(((((data1 === "nothing") || (data1 === "act")) || (data1 === "confirm")) || (data1 === "kept")) || (data1 === "refused"))){
validate30.errors = [{instancePath:instancePath+"/verdict",schemaPath:"#/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema11.properties.verdict.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.changes !== undefined){
let data2 = data.changes;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate31(data2[i0], {instancePath:instancePath+"/changes/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.states !== undefined){
let data4 = data.states;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs9 = errors;
if(!(validate33(data4[i1], {instancePath:instancePath+"/states/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/states",schemaPath:"#/properties/states/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps !== undefined){
let data6 = data.steps;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid3 = true;
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
const _errs12 = errors;
if(typeof data6[i2] !== "string"){
validate30.errors = [{instancePath:instancePath+"/steps/" + i2,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs14 = errors;
if(typeof data.digest !== "string"){
validate30.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.desired !== undefined){
const _errs16 = errors;
if(typeof data.desired !== "string"){
validate30.errors = [{instancePath:instancePath+"/desired",schemaPath:"#/properties/desired/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unverified !== undefined){
let data10 = data.unverified;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data10)){
var valid4 = true;
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
let data11 = data10[i3];
const _errs20 = errors;
if(errors === _errs20){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing1;
if(((data11.asset === undefined) && (missing1 = "asset")) || ((data11.version === undefined) && (missing1 = "version"))){
validate30.errors = [{instancePath:instancePath+"/unverified/" + i3,schemaPath:"#/properties/unverified/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data11.asset !== undefined){
const _errs22 = errors;
if(typeof data11.asset !== "string"){
validate30.errors = [{instancePath:instancePath+"/unverified/" + i3+"/asset",schemaPath:"#/properties/unverified/items/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.version !== undefined){
const _errs24 = errors;
if(typeof data11.version !== "string"){
validate30.errors = [{instancePath:instancePath+"/unverified/" + i3+"/version",schemaPath:"#/properties/unverified/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs24 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/unverified/" + i3,schemaPath:"#/properties/unverified/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs20 === errors;
if(!valid4){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/unverified",schemaPath:"#/properties/unverified/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.engine !== undefined){
let data14 = data.engine;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data14)){
var valid6 = true;
const len4 = data14.length;
for(let i4=0; i4<len4; i4++){
const _errs28 = errors;
if(!(validate35(data14[i4], {instancePath:instancePath+"/engine/" + i4,parentData:data14,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
var valid6 = _errs28 === errors;
if(!valid6){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/engine",schemaPath:"#/properties/engine/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cost !== undefined){
const _errs29 = errors;
if(!(validate37(data.cost, {instancePath:instancePath+"/cost",parentData:data,parentDataProperty:"cost",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remarks !== undefined){
let data17 = data.remarks;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data17)){
var valid7 = true;
const len5 = data17.length;
for(let i5=0; i5<len5; i5++){
const _errs32 = errors;
if(typeof data17[i5] !== "string"){
validate30.errors = [{instancePath:instancePath+"/remarks/" + i5,schemaPath:"#/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs32 === errors;
if(!valid7){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/remarks",schemaPath:"#/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.errors !== undefined){
let data19 = data.errors;
const _errs34 = errors;
if(errors === _errs34){
if(Array.isArray(data19)){
var valid8 = true;
const len6 = data19.length;
for(let i6=0; i6<len6; i6++){
const _errs36 = errors;
if(!(validate41(data19[i6], {instancePath:instancePath+"/errors/" + i6,parentData:data19,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid8 = _errs36 === errors;
if(!valid8){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}


function validate223(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.commit === undefined) && (missing0 = "commit"))) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.deploy === undefined) && (missing0 = "deploy"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate223.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate223.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("PlanReport" !== data.kind){
validate223.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PlanReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
let data2 = data.commit;
const _errs3 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate223.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: schema7.properties.commit.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.into !== undefined){
const _errs5 = errors;
if(typeof data.into !== "string"){
validate223.errors = [{instancePath:instancePath+"/into",schemaPath:"#/properties/into/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs7 = errors;
if(typeof data.digest !== "string"){
validate223.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deploy !== undefined){
const _errs9 = errors;
if(typeof data.deploy !== "string"){
validate223.errors = [{instancePath:instancePath+"/deploy",schemaPath:"#/properties/deploy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offline !== undefined){
const _errs11 = errors;
if(true !== data.offline){
validate223.errors = [{instancePath:instancePath+"/offline",schemaPath:"#/properties/offline/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.locks !== undefined){
let data7 = data.locks;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data7)){
var valid1 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs14 = errors;
if(errors === _errs14){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if((((data8.twin === undefined) && (missing1 = "twin")) || ((data8.file === undefined) && (missing1 = "file"))) || ((data8.text === undefined) && (missing1 = "text"))){
validate223.errors = [{instancePath:instancePath+"/locks/" + i0,schemaPath:"#/properties/locks/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data8.twin !== undefined){
const _errs16 = errors;
if(typeof data8.twin !== "string"){
validate223.errors = [{instancePath:instancePath+"/locks/" + i0+"/twin",schemaPath:"#/properties/locks/items/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data8.file !== undefined){
const _errs18 = errors;
if(typeof data8.file !== "string"){
validate223.errors = [{instancePath:instancePath+"/locks/" + i0+"/file",schemaPath:"#/properties/locks/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data8.text !== undefined){
const _errs20 = errors;
if(typeof data8.text !== "string"){
validate223.errors = [{instancePath:instancePath+"/locks/" + i0+"/text",schemaPath:"#/properties/locks/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate223.errors = [{instancePath:instancePath+"/locks/" + i0,schemaPath:"#/properties/locks/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
else {
validate223.errors = [{instancePath:instancePath+"/locks",schemaPath:"#/properties/locks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cost !== undefined){
const _errs22 = errors;
if(!(validate23(data.cost, {instancePath:instancePath+"/cost",parentData:data,parentDataProperty:"cost",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data13 = data.twins;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid3 = true;
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
const _errs25 = errors;
if(!(validate30(data13[i1], {instancePath:instancePath+"/twins/" + i1,parentData:data13,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
else {
validate223.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate223.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate223.errors = vErrors;
return errors === 0;
}

export const validateMergedReport = validate226;
const schema24 = {"type":"object","required":["apiVersion","kind","commit","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"MergedReport"},"commit":{"type":"string","description":"the newest commit of main"},"twins":{"type":"array","items":{"$ref":"#/definitions/MergedTwin"}}}};
const schema25 = {"type":"object","required":["twin","basis","digest","plan"],"properties":{"twin":{"type":"string"},"basis":{"enum":["reviewed","approved","moved","unreviewed","repair"],"description":"reviewed: the plan is that of the pull request. approved: somebody approved the plan after the merge. moved: main or the world has changed since the review. unreviewed: no pull request brought the change. repair: the configuration is the one that was deployed last"},"digest":{"type":"string","description":"the digest of the plan"},"pullRequest":{"type":"integer","description":"the pull request that changed the twin last"},"waits":{"type":"boolean","description":"the plan loses something that nobody has approved"},"plan":{"$ref":"#/definitions/TwinPlan"},"outcome":{"$ref":"#/definitions/Outcome","description":"absent before the deployment"}}};
const schema20 = {"type":"object","required":["twin","outcome"],"properties":{"twin":{"type":"string"},"outcome":{"enum":["unchanged","done","failed","refused","confirm","kept","waiting","interrupted"],"description":"unchanged: nothing was to do. done: event says what happened. failed: recorded, the next run tries again. refused: nothing was begun. confirm: the twin would be deleted, which needs a yes. kept: the twin's own configuration forbids deleting it. waiting: recent attempts failed, a later run tries again. interrupted: the next run completes it"},"event":{"type":"string"},"health":{"$ref":"#/definitions/ReportedHealth"},"reasons":{"type":"array","items":{"type":"string"},"description":"why the twin is not healthy"},"changes":{"type":"array","items":{"$ref":"#/definitions/PlanChange"},"description":"what changed, in the twin's words"},"saved":{"type":"array","items":{"type":"string"},"description":"snapshots that became commits"},"restore":{"$ref":"#/definitions/Restore"},"remarks":{"type":"array","items":{"type":"string"}},"error":{"$ref":"#/definitions/ReportedError"},"unpushed":{"$ref":"#/definitions/ReportedError"}}};
const schema21 = {"enum":["Healthy","Completed","Progressing","Degraded","Suspended","Missing","Terminated","Unknown"],"description":"Unknown: the twin's place does not answer, or the record cannot be used (error has the reason), or a runner that runs gave no answer in time (reasons)"};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((((((data === "Healthy") || (data === "Completed")) || (data === "Progressing")) || (data === "Degraded")) || (data === "Suspended")) || (data === "Missing")) || (data === "Terminated")) || (data === "Unknown"))){
validate51.errors = [{instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema21.enum},message:"must be equal to one of the allowed values"}];
return false;
}
validate51.errors = vErrors;
return errors === 0;
}

const schema22 = {"type":"object","required":["outcome","from","details"],"properties":{"outcome":{"enum":["restored","partial","failed"]},"from":{"type":"string","description":"the name of the snapshot"},"clock":{"$ref":"#/definitions/ClockTime"},"lost":{"type":"array","items":{"type":"string"},"description":"components without their saved state"},"details":{"type":"array","items":{"type":"string"}}}};
const schema23 = {"type":"object","required":["t"],"properties":{"step":{"type":"integer"},"t":{"type":"number","description":"seconds since 1970"}}};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.t === undefined) && (missing0 = "t")){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.step !== undefined){
let data0 = data.step;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate55.errors = [{instancePath:instancePath+"/step",schemaPath:"#/properties/step/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.t !== undefined){
let data1 = data.t;
const _errs3 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate55.errors = [{instancePath:instancePath+"/t",schemaPath:"#/properties/t/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.outcome === undefined) && (missing0 = "outcome")) || ((data.from === undefined) && (missing0 = "from"))) || ((data.details === undefined) && (missing0 = "details"))){
validate54.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.outcome !== undefined){
let data0 = data.outcome;
const _errs1 = errors;
if(!(((data0 === "restored") || (data0 === "partial")) || (data0 === "failed"))){
validate54.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema22.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
const _errs2 = errors;
if(typeof data.from !== "string"){
validate54.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clock !== undefined){
const _errs4 = errors;
if(!(validate55(data.clock, {instancePath:instancePath+"/clock",parentData:data,parentDataProperty:"clock",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lost !== undefined){
let data3 = data.lost;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data3[i0] !== "string"){
validate54.errors = [{instancePath:instancePath+"/lost/" + i0,schemaPath:"#/properties/lost/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/lost",schemaPath:"#/properties/lost/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.details !== undefined){
let data5 = data.details;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs11 = errors;
if(typeof data5[i1] !== "string"){
validate54.errors = [{instancePath:instancePath+"/details/" + i1,schemaPath:"#/properties/details/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate54.errors = [{instancePath:instancePath+"/details",schemaPath:"#/properties/details/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate54.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate54.errors = vErrors;
return errors === 0;
}


function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.twin === undefined) && (missing0 = "twin")) || ((data.outcome === undefined) && (missing0 = "outcome"))){
validate50.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.twin !== undefined){
const _errs1 = errors;
if(typeof data.twin !== "string"){
validate50.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data1 = data.outcome;
const _errs3 = errors;
if(!((((((((data1 === "unchanged") || (data1 === "done")) || (data1 === "failed")) || (data1 === "refused")) || (data1 === "confirm")) || (data1 === "kept")) || (data1 === "waiting")) || (data1 === "interrupted"))){
validate50.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema20.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined){
const _errs4 = errors;
if(typeof data.event !== "string"){
validate50.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.health !== undefined){
const _errs6 = errors;
if(!(validate51(data.health, {instancePath:instancePath+"/health",parentData:data,parentDataProperty:"health",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reasons !== undefined){
let data4 = data.reasons;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(typeof data4[i0] !== "string"){
validate50.errors = [{instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/properties/reasons/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/reasons",schemaPath:"#/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.changes !== undefined){
let data6 = data.changes;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data6)){
var valid2 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(!(validate31(data6[i1], {instancePath:instancePath+"/changes/" + i1,parentData:data6,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.saved !== undefined){
let data8 = data.saved;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data8)){
var valid3 = true;
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
const _errs16 = errors;
if(typeof data8[i2] !== "string"){
validate50.errors = [{instancePath:instancePath+"/saved/" + i2,schemaPath:"#/properties/saved/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs16 === errors;
if(!valid3){
break;
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/saved",schemaPath:"#/properties/saved/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.restore !== undefined){
const _errs18 = errors;
if(!(validate54(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remarks !== undefined){
let data11 = data.remarks;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data11)){
var valid4 = true;
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
const _errs21 = errors;
if(typeof data11[i3] !== "string"){
validate50.errors = [{instancePath:instancePath+"/remarks/" + i3,schemaPath:"#/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs21 === errors;
if(!valid4){
break;
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/remarks",schemaPath:"#/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs23 = errors;
if(!(validate41(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unpushed !== undefined){
const _errs24 = errors;
if(!(validate41(data.unpushed, {instancePath:instancePath+"/unpushed",parentData:data,parentDataProperty:"unpushed",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate50.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}


function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.twin === undefined) && (missing0 = "twin")) || ((data.basis === undefined) && (missing0 = "basis"))) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.plan === undefined) && (missing0 = "plan"))){
validate63.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.twin !== undefined){
const _errs1 = errors;
if(typeof data.twin !== "string"){
validate63.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basis !== undefined){
let data1 = data.basis;
const _errs3 = errors;
if(!(((((data1 === "reviewed") || (data1 === "approved")) || (data1 === "moved")) || (data1 === "unreviewed")) || (data1 === "repair"))){
validate63.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/properties/basis/enum",keyword:"enum",params:{allowedValues: schema25.properties.basis.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs4 = errors;
if(typeof data.digest !== "string"){
validate63.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequest !== undefined){
let data3 = data.pullRequest;
const _errs6 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate63.errors = [{instancePath:instancePath+"/pullRequest",schemaPath:"#/properties/pullRequest/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.waits !== undefined){
const _errs8 = errors;
if(typeof data.waits !== "boolean"){
validate63.errors = [{instancePath:instancePath+"/waits",schemaPath:"#/properties/waits/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan !== undefined){
const _errs10 = errors;
if(!(validate30(data.plan, {instancePath:instancePath+"/plan",parentData:data,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
const _errs11 = errors;
if(!(validate50(data.outcome, {instancePath:instancePath+"/outcome",parentData:data,parentDataProperty:"outcome",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}


function validate226(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.commit === undefined) && (missing0 = "commit"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate226.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate226.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("MergedReport" !== data.kind){
validate226.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "MergedReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
const _errs3 = errors;
if(typeof data.commit !== "string"){
validate226.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data3 = data.twins;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate63(data3[i0], {instancePath:instancePath+"/twins/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate226.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate226.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate226.errors = vErrors;
return errors === 0;
}

export const validateDeployReport = validate228;
const schema19 = {"type":"object","required":["apiVersion","kind","commit","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"DeployReport"},"commit":{"type":"string"},"twins":{"type":"array","items":{"$ref":"#/definitions/Outcome"}}}};

function validate228(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.commit === undefined) && (missing0 = "commit"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate228.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate228.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("DeployReport" !== data.kind){
validate228.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "DeployReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
const _errs3 = errors;
if(typeof data.commit !== "string"){
validate228.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data3 = data.twins;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate50(data3[i0], {instancePath:instancePath+"/twins/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate228.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate228.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate228.errors = vErrors;
return errors === 0;
}

export const validateOperationReport = validate230;
const schema26 = {"type":"object","required":["apiVersion","kind","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"OperationReport"},"twins":{"type":"array","items":{"$ref":"#/definitions/Outcome"}}}};

function validate230(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate230.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate230.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("OperationReport" !== data.kind){
validate230.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "OperationReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data2 = data.twins;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate50(data2[i0], {instancePath:instancePath+"/twins/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate230.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate230.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate230.errors = vErrors;
return errors === 0;
}

export const validateStatusReport = validate232;
const schema27 = {"type":"object","required":["apiVersion","kind","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"StatusReport"},"twins":{"type":"array","items":{"$ref":"#/definitions/TwinStatus"}}}};
const schema28 = {"type":"object","required":["twin","sync","health","reasons","desired","overrides","waiting","remarks"],"properties":{"twin":{"type":"string"},"title":{"type":"string"},"level":{"enum":["digital model","digital shadow","digital twin"],"description":"whether values flow by themselves between the twin and its physical twin: not at all, one way, both ways"},"place":{"type":"string","description":"the twin's place, if that is not the default place"},"sync":{"enum":["Synced","OutOfSync","Unknown"],"description":"whether the deployed state is the desired state"},"health":{"$ref":"#/definitions/ReportedHealth"},"reasons":{"type":"array","items":{"type":"string"}},"desired":{"type":"object","properties":{"git":{"type":"string"},"now":{"type":"string"}},"description":"git: what the commit desires; now: what holds with the operators' overrides"},"overrides":{"type":"object","properties":{"emulate":{"type":"object","required":["actor","at","basis"],"properties":{"actor":{"type":"string"},"at":{"type":"string","description":"ISO 8601, UTC"},"reason":{"type":"string"},"until":{"type":"string","description":"ISO 8601, UTC"},"basis":{"type":"string","description":"sha256, hexadecimal"},"clock":{"enum":["wall"]}}},"desired":{"type":"object","required":["actor","at","basis","to"],"properties":{"actor":{"type":"string"},"at":{"type":"string","description":"ISO 8601, UTC"},"reason":{"type":"string"},"until":{"type":"string","description":"ISO 8601, UTC"},"basis":{"type":"string","description":"sha256, hexadecimal"},"to":{"enum":["suspended","terminated"]},"by":{"enum":["schedule","idle"],"description":"what in the twin's lifecycle suspended it; absent: an operator asked"}}},"running":{"type":"object","required":["actor","at","basis","until"],"properties":{"actor":{"type":"string"},"at":{"type":"string","description":"ISO 8601, UTC"},"basis":{"type":"string","description":"sha256, hexadecimal"},"until":{"type":"string","description":"ISO 8601, UTC"}},"description":"runs although its schedule or idleness would suspend it"}}},"next":{"type":"object","required":["at","to","by"],"properties":{"at":{"type":"string","description":"ISO 8601, UTC; a past time is due"},"to":{"enum":["running","suspended"]},"by":{"enum":["schedule","idle","until"],"description":"lifecycle.schedule, lifecycle.idle, or the end of an operator's request"}},"description":"the next change that nobody has to ask for; dtaas deploy or dtaas tick applies it"},"freed":{"type":"object","properties":{"cpu":{"type":"number","description":"processors"},"memoryBytes":{"type":"number"},"diskBytes":{"type":"number"},"containers":{"type":"integer"}},"description":"what the twin takes when it runs, and doesn't take while it is suspended"},"wish":{"type":"object","required":["restore","kind","actor","at"],"properties":{"restore":{"type":"string"},"kind":{"enum":["restore","resume"]},"actor":{"type":"string"},"at":{"type":"string","description":"ISO 8601, UTC"}}},"deployed":{"type":"object","required":["commit","desired","basis","at"],"properties":{"commit":{"type":"string"},"desired":{"type":"string","description":"sha256, hexadecimal"},"basis":{"type":"string","description":"sha256, hexadecimal"},"at":{"type":"string","description":"ISO 8601, UTC"},"owners":{"type":"array","items":{"type":"string"},"description":"the owners of the twin at that commit; absent where none are known"}}},"snapshot":{"type":"string"},"waiting":{"type":"integer","description":"snapshots that are not commits yet"},"lastSave":{"type":"string","description":"ISO 8601, UTC"},"platform":{"type":"string","description":"version of its runner"},"clock":{"type":"object","required":["mode","t"],"properties":{"mode":{"enum":["wall","lockstep"]},"step":{"type":"integer"},"t":{"type":"number"},"speed":{"anyOf":[{"type":"number"},{"enum":["max"]}]},"behind":{"type":"number"},"again":{"type":"integer"},"end":{"type":"integer"}}},"isolation":{"type":"object","required":["mode","network","remarks"],"properties":{"mode":{"type":"string","description":"bubblewrap, none, or what the place isolates the twin with"},"network":{"enum":["enforced","open"]},"remarks":{"type":"array","items":{"type":"string"}}}},"restore":{"$ref":"#/definitions/Restore"},"components":{"type":"object","additionalProperties":{"type":"object","required":["state","restarts"],"properties":{"state":{"enum":["starting","running","backoff","failed","stopped","done"]},"pid":{"type":"integer"},"restarts":{"type":"integer"},"reason":{"type":"string"},"gaps":{"type":"array","items":{"type":"object","required":["from","to"],"properties":{"from":{"type":"number"},"to":{"type":"number"}}}}}}},"values":{"type":"object","additionalProperties":{"$ref":"#/definitions/PortValue"}},"refused":{"type":"object","additionalProperties":{"type":"object","required":["count","last","at"],"properties":{"count":{"type":"integer"},"last":{"type":"string"},"at":{"type":"string","description":"ISO 8601, UTC"}}}},"exposed":{"type":"object","additionalProperties":{"type":"object","required":["component","endpoint","address","isOpen"],"properties":{"component":{"type":"string"},"endpoint":{"type":"string"},"address":{"type":"string","description":"an IP address of the machine that has the workspace"},"port":{"type":"integer"},"url":{"type":"string","description":"on the machine that has the workspace; absent until a port was picked"},"isOpen":{"type":"boolean"},"reason":{"type":"string","description":"why the port isn't open, or why a connection to it was closed"}}},"description":"the exposed endpoints, by the twin's names for them"},"secretsSince":{"type":"string","description":"ISO 8601, UTC"},"failure":{"type":"object","required":["attempts","at","code","message"],"properties":{"attempts":{"type":"integer"},"at":{"type":"string","description":"ISO 8601, UTC"},"code":{"type":"string"},"message":{"type":"string"}},"description":"the failed runs since the last success"},"physicalTwin":{"type":"object","required":["mode","commands"],"properties":{"mode":{"enum":["control","shadow"]},"withheld":{"type":"string"},"commands":{"type":"object","additionalProperties":{"$ref":"#/definitions/PortValue"}}}},"remarks":{"type":"array","items":{"type":"string"}},"error":{"$ref":"#/definitions/ReportedError"}}};
const schema29 = {"type":"object","required":["value","t"],"properties":{"value":{"tsType":"Json"},"unit":{"type":"string","description":"UCUM code"},"t":{"type":"number","description":"seconds since 1970"},"age":{"type":"number","description":"seconds"},"count":{"type":"number","description":"of a port of events or commands: how many came since the runner started"},"sent":{"type":"boolean"}}};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.value === undefined) && (missing0 = "value")) || ((data.t === undefined) && (missing0 = "t"))){
validate75.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.unit !== undefined){
const _errs1 = errors;
if(typeof data.unit !== "string"){
validate75.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.t !== undefined){
let data1 = data.t;
const _errs3 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate75.errors = [{instancePath:instancePath+"/t",schemaPath:"#/properties/t/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.age !== undefined){
let data2 = data.age;
const _errs5 = errors;
if(!((typeof data2 == "number") && (isFinite(data2)))){
validate75.errors = [{instancePath:instancePath+"/age",schemaPath:"#/properties/age/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.count !== undefined){
let data3 = data.count;
const _errs7 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate75.errors = [{instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sent !== undefined){
const _errs9 = errors;
if(typeof data.sent !== "boolean"){
validate75.errors = [{instancePath:instancePath+"/sent",schemaPath:"#/properties/sent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate75.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate75.errors = vErrors;
return errors === 0;
}


function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.twin === undefined) && (missing0 = "twin")) || ((data.sync === undefined) && (missing0 = "sync"))) || ((data.health === undefined) && (missing0 = "health"))) || ((data.reasons === undefined) && (missing0 = "reasons"))) || ((data.desired === undefined) && (missing0 = "desired"))) || ((data.overrides === undefined) && (missing0 = "overrides"))) || ((data.waiting === undefined) && (missing0 = "waiting"))) || ((data.remarks === undefined) && (missing0 = "remarks"))){
validate72.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.twin !== undefined){
const _errs1 = errors;
if(typeof data.twin !== "string"){
validate72.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate72.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.level !== undefined){
let data2 = data.level;
const _errs5 = errors;
if(!(((data2 === "digital model") || (data2 === "digital shadow")) || (data2 === "digital twin"))){
validate72.errors = [{instancePath:instancePath+"/level",schemaPath:"#/properties/level/enum",keyword:"enum",params:{allowedValues: schema28.properties.level.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined){
const _errs6 = errors;
if(typeof data.place !== "string"){
validate72.errors = [{instancePath:instancePath+"/place",schemaPath:"#/properties/place/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sync !== undefined){
let data4 = data.sync;
const _errs8 = errors;
if(!(((data4 === "Synced") || (data4 === "OutOfSync")) || (data4 === "Unknown"))){
validate72.errors = [{instancePath:instancePath+"/sync",schemaPath:"#/properties/sync/enum",keyword:"enum",params:{allowedValues: schema28.properties.sync.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.health !== undefined){
const _errs9 = errors;
if(!(validate51(data.health, {instancePath:instancePath+"/health",parentData:data,parentDataProperty:"health",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reasons !== undefined){
let data6 = data.reasons;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid1 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(typeof data6[i0] !== "string"){
validate72.errors = [{instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/properties/reasons/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/reasons",schemaPath:"#/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.desired !== undefined){
let data8 = data.desired;
const _errs14 = errors;
if(errors === _errs14){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.git !== undefined){
const _errs16 = errors;
if(typeof data8.git !== "string"){
validate72.errors = [{instancePath:instancePath+"/desired/git",schemaPath:"#/properties/desired/properties/git/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data8.now !== undefined){
const _errs18 = errors;
if(typeof data8.now !== "string"){
validate72.errors = [{instancePath:instancePath+"/desired/now",schemaPath:"#/properties/desired/properties/now/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/desired",schemaPath:"#/properties/desired/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.overrides !== undefined){
let data11 = data.overrides;
const _errs20 = errors;
if(errors === _errs20){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.emulate !== undefined){
let data12 = data11.emulate;
const _errs22 = errors;
if(errors === _errs22){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing1;
if((((data12.actor === undefined) && (missing1 = "actor")) || ((data12.at === undefined) && (missing1 = "at"))) || ((data12.basis === undefined) && (missing1 = "basis"))){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate",schemaPath:"#/properties/overrides/properties/emulate/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data12.actor !== undefined){
const _errs24 = errors;
if(typeof data12.actor !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate/actor",schemaPath:"#/properties/overrides/properties/emulate/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data12.at !== undefined){
const _errs26 = errors;
if(typeof data12.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate/at",schemaPath:"#/properties/overrides/properties/emulate/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data12.reason !== undefined){
const _errs28 = errors;
if(typeof data12.reason !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate/reason",schemaPath:"#/properties/overrides/properties/emulate/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data12.until !== undefined){
const _errs30 = errors;
if(typeof data12.until !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate/until",schemaPath:"#/properties/overrides/properties/emulate/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs30 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data12.basis !== undefined){
const _errs32 = errors;
if(typeof data12.basis !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate/basis",schemaPath:"#/properties/overrides/properties/emulate/properties/basis/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs32 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data12.clock !== undefined){
const _errs34 = errors;
if(!(data12.clock === "wall")){
validate72.errors = [{instancePath:instancePath+"/overrides/emulate/clock",schemaPath:"#/properties/overrides/properties/emulate/properties/clock/enum",keyword:"enum",params:{allowedValues: schema28.properties.overrides.properties.emulate.properties.clock.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs34 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/overrides/emulate",schemaPath:"#/properties/overrides/properties/emulate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.desired !== undefined){
let data19 = data11.desired;
const _errs35 = errors;
if(errors === _errs35){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing2;
if(((((data19.actor === undefined) && (missing2 = "actor")) || ((data19.at === undefined) && (missing2 = "at"))) || ((data19.basis === undefined) && (missing2 = "basis"))) || ((data19.to === undefined) && (missing2 = "to"))){
validate72.errors = [{instancePath:instancePath+"/overrides/desired",schemaPath:"#/properties/overrides/properties/desired/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data19.actor !== undefined){
const _errs37 = errors;
if(typeof data19.actor !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/actor",schemaPath:"#/properties/overrides/properties/desired/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs37 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data19.at !== undefined){
const _errs39 = errors;
if(typeof data19.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/at",schemaPath:"#/properties/overrides/properties/desired/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs39 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data19.reason !== undefined){
const _errs41 = errors;
if(typeof data19.reason !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/reason",schemaPath:"#/properties/overrides/properties/desired/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs41 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data19.until !== undefined){
const _errs43 = errors;
if(typeof data19.until !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/until",schemaPath:"#/properties/overrides/properties/desired/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data19.basis !== undefined){
const _errs45 = errors;
if(typeof data19.basis !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/basis",schemaPath:"#/properties/overrides/properties/desired/properties/basis/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs45 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data19.to !== undefined){
let data25 = data19.to;
const _errs47 = errors;
if(!((data25 === "suspended") || (data25 === "terminated"))){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/to",schemaPath:"#/properties/overrides/properties/desired/properties/to/enum",keyword:"enum",params:{allowedValues: schema28.properties.overrides.properties.desired.properties.to.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs47 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data19.by !== undefined){
let data26 = data19.by;
const _errs48 = errors;
if(!((data26 === "schedule") || (data26 === "idle"))){
validate72.errors = [{instancePath:instancePath+"/overrides/desired/by",schemaPath:"#/properties/overrides/properties/desired/properties/by/enum",keyword:"enum",params:{allowedValues: schema28.properties.overrides.properties.desired.properties.by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs48 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/overrides/desired",schemaPath:"#/properties/overrides/properties/desired/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs35 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.running !== undefined){
let data27 = data11.running;
const _errs49 = errors;
if(errors === _errs49){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
let missing3;
if(((((data27.actor === undefined) && (missing3 = "actor")) || ((data27.at === undefined) && (missing3 = "at"))) || ((data27.basis === undefined) && (missing3 = "basis"))) || ((data27.until === undefined) && (missing3 = "until"))){
validate72.errors = [{instancePath:instancePath+"/overrides/running",schemaPath:"#/properties/overrides/properties/running/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data27.actor !== undefined){
const _errs51 = errors;
if(typeof data27.actor !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/running/actor",schemaPath:"#/properties/overrides/properties/running/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs51 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data27.at !== undefined){
const _errs53 = errors;
if(typeof data27.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/running/at",schemaPath:"#/properties/overrides/properties/running/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs53 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data27.basis !== undefined){
const _errs55 = errors;
if(typeof data27.basis !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/running/basis",schemaPath:"#/properties/overrides/properties/running/properties/basis/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs55 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data27.until !== undefined){
const _errs57 = errors;
if(typeof data27.until !== "string"){
validate72.errors = [{instancePath:instancePath+"/overrides/running/until",schemaPath:"#/properties/overrides/properties/running/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs57 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/overrides/running",schemaPath:"#/properties/overrides/properties/running/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs49 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.next !== undefined){
let data32 = data.next;
const _errs59 = errors;
if(errors === _errs59){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing4;
if((((data32.at === undefined) && (missing4 = "at")) || ((data32.to === undefined) && (missing4 = "to"))) || ((data32.by === undefined) && (missing4 = "by"))){
validate72.errors = [{instancePath:instancePath+"/next",schemaPath:"#/properties/next/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
if(data32.at !== undefined){
const _errs61 = errors;
if(typeof data32.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/next/at",schemaPath:"#/properties/next/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs61 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data32.to !== undefined){
let data34 = data32.to;
const _errs63 = errors;
if(!((data34 === "running") || (data34 === "suspended"))){
validate72.errors = [{instancePath:instancePath+"/next/to",schemaPath:"#/properties/next/properties/to/enum",keyword:"enum",params:{allowedValues: schema28.properties.next.properties.to.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid7 = _errs63 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data32.by !== undefined){
let data35 = data32.by;
const _errs64 = errors;
if(!(((data35 === "schedule") || (data35 === "idle")) || (data35 === "until"))){
validate72.errors = [{instancePath:instancePath+"/next/by",schemaPath:"#/properties/next/properties/by/enum",keyword:"enum",params:{allowedValues: schema28.properties.next.properties.by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid7 = _errs64 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/next",schemaPath:"#/properties/next/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.freed !== undefined){
let data36 = data.freed;
const _errs65 = errors;
if(errors === _errs65){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.cpu !== undefined){
let data37 = data36.cpu;
const _errs67 = errors;
if(!((typeof data37 == "number") && (isFinite(data37)))){
validate72.errors = [{instancePath:instancePath+"/freed/cpu",schemaPath:"#/properties/freed/properties/cpu/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid8 = _errs67 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data36.memoryBytes !== undefined){
let data38 = data36.memoryBytes;
const _errs69 = errors;
if(!((typeof data38 == "number") && (isFinite(data38)))){
validate72.errors = [{instancePath:instancePath+"/freed/memoryBytes",schemaPath:"#/properties/freed/properties/memoryBytes/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data36.diskBytes !== undefined){
let data39 = data36.diskBytes;
const _errs71 = errors;
if(!((typeof data39 == "number") && (isFinite(data39)))){
validate72.errors = [{instancePath:instancePath+"/freed/diskBytes",schemaPath:"#/properties/freed/properties/diskBytes/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid8 = _errs71 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data36.containers !== undefined){
let data40 = data36.containers;
const _errs73 = errors;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
validate72.errors = [{instancePath:instancePath+"/freed/containers",schemaPath:"#/properties/freed/properties/containers/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid8 = _errs73 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/freed",schemaPath:"#/properties/freed/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.wish !== undefined){
let data41 = data.wish;
const _errs75 = errors;
if(errors === _errs75){
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
let missing5;
if(((((data41.restore === undefined) && (missing5 = "restore")) || ((data41.kind === undefined) && (missing5 = "kind"))) || ((data41.actor === undefined) && (missing5 = "actor"))) || ((data41.at === undefined) && (missing5 = "at"))){
validate72.errors = [{instancePath:instancePath+"/wish",schemaPath:"#/properties/wish/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
if(data41.restore !== undefined){
const _errs77 = errors;
if(typeof data41.restore !== "string"){
validate72.errors = [{instancePath:instancePath+"/wish/restore",schemaPath:"#/properties/wish/properties/restore/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs77 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data41.kind !== undefined){
let data43 = data41.kind;
const _errs79 = errors;
if(!((data43 === "restore") || (data43 === "resume"))){
validate72.errors = [{instancePath:instancePath+"/wish/kind",schemaPath:"#/properties/wish/properties/kind/enum",keyword:"enum",params:{allowedValues: schema28.properties.wish.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid9 = _errs79 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data41.actor !== undefined){
const _errs80 = errors;
if(typeof data41.actor !== "string"){
validate72.errors = [{instancePath:instancePath+"/wish/actor",schemaPath:"#/properties/wish/properties/actor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs80 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data41.at !== undefined){
const _errs82 = errors;
if(typeof data41.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/wish/at",schemaPath:"#/properties/wish/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs82 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/wish",schemaPath:"#/properties/wish/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs75 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deployed !== undefined){
let data46 = data.deployed;
const _errs84 = errors;
if(errors === _errs84){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing6;
if(((((data46.commit === undefined) && (missing6 = "commit")) || ((data46.desired === undefined) && (missing6 = "desired"))) || ((data46.basis === undefined) && (missing6 = "basis"))) || ((data46.at === undefined) && (missing6 = "at"))){
validate72.errors = [{instancePath:instancePath+"/deployed",schemaPath:"#/properties/deployed/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
if(data46.commit !== undefined){
const _errs86 = errors;
if(typeof data46.commit !== "string"){
validate72.errors = [{instancePath:instancePath+"/deployed/commit",schemaPath:"#/properties/deployed/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs86 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data46.desired !== undefined){
const _errs88 = errors;
if(typeof data46.desired !== "string"){
validate72.errors = [{instancePath:instancePath+"/deployed/desired",schemaPath:"#/properties/deployed/properties/desired/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs88 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data46.basis !== undefined){
const _errs90 = errors;
if(typeof data46.basis !== "string"){
validate72.errors = [{instancePath:instancePath+"/deployed/basis",schemaPath:"#/properties/deployed/properties/basis/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs90 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data46.at !== undefined){
const _errs92 = errors;
if(typeof data46.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/deployed/at",schemaPath:"#/properties/deployed/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs92 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data46.owners !== undefined){
let data51 = data46.owners;
const _errs94 = errors;
if(errors === _errs94){
if(Array.isArray(data51)){
var valid11 = true;
const len1 = data51.length;
for(let i1=0; i1<len1; i1++){
const _errs96 = errors;
if(typeof data51[i1] !== "string"){
validate72.errors = [{instancePath:instancePath+"/deployed/owners/" + i1,schemaPath:"#/properties/deployed/properties/owners/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs96 === errors;
if(!valid11){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/deployed/owners",schemaPath:"#/properties/deployed/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid10 = _errs94 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/deployed",schemaPath:"#/properties/deployed/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs84 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.snapshot !== undefined){
const _errs98 = errors;
if(typeof data.snapshot !== "string"){
validate72.errors = [{instancePath:instancePath+"/snapshot",schemaPath:"#/properties/snapshot/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs98 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.waiting !== undefined){
let data54 = data.waiting;
const _errs100 = errors;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
validate72.errors = [{instancePath:instancePath+"/waiting",schemaPath:"#/properties/waiting/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs100 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastSave !== undefined){
const _errs102 = errors;
if(typeof data.lastSave !== "string"){
validate72.errors = [{instancePath:instancePath+"/lastSave",schemaPath:"#/properties/lastSave/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs102 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.platform !== undefined){
const _errs104 = errors;
if(typeof data.platform !== "string"){
validate72.errors = [{instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs104 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clock !== undefined){
let data57 = data.clock;
const _errs106 = errors;
if(errors === _errs106){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing7;
if(((data57.mode === undefined) && (missing7 = "mode")) || ((data57.t === undefined) && (missing7 = "t"))){
validate72.errors = [{instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
if(data57.mode !== undefined){
let data58 = data57.mode;
const _errs108 = errors;
if(!((data58 === "wall") || (data58 === "lockstep"))){
validate72.errors = [{instancePath:instancePath+"/clock/mode",schemaPath:"#/properties/clock/properties/mode/enum",keyword:"enum",params:{allowedValues: schema28.properties.clock.properties.mode.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid12 = _errs108 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data57.step !== undefined){
let data59 = data57.step;
const _errs109 = errors;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
validate72.errors = [{instancePath:instancePath+"/clock/step",schemaPath:"#/properties/clock/properties/step/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid12 = _errs109 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data57.t !== undefined){
let data60 = data57.t;
const _errs111 = errors;
if(!((typeof data60 == "number") && (isFinite(data60)))){
validate72.errors = [{instancePath:instancePath+"/clock/t",schemaPath:"#/properties/clock/properties/t/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid12 = _errs111 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data57.speed !== undefined){
let data61 = data57.speed;
const _errs113 = errors;
const _errs114 = errors;
let valid13 = false;
const _errs115 = errors;
if(!((typeof data61 == "number") && (isFinite(data61)))){
const err0 = {instancePath:instancePath+"/clock/speed",schemaPath:"#/properties/clock/properties/speed/anyOf/0/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs115 === errors;
valid13 = valid13 || _valid0;
if(!valid13){
const _errs117 = errors;
if(!(data61 === "max")){
const err1 = {instancePath:instancePath+"/clock/speed",schemaPath:"#/properties/clock/properties/speed/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema28.properties.clock.properties.speed.anyOf[1].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs117 === errors;
valid13 = valid13 || _valid0;
}
if(!valid13){
const err2 = {instancePath:instancePath+"/clock/speed",schemaPath:"#/properties/clock/properties/speed/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs114;
if(vErrors !== null){
if(_errs114){
vErrors.length = _errs114;
}
else {
vErrors = null;
}
}
}
var valid12 = _errs113 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data57.behind !== undefined){
let data62 = data57.behind;
const _errs118 = errors;
if(!((typeof data62 == "number") && (isFinite(data62)))){
validate72.errors = [{instancePath:instancePath+"/clock/behind",schemaPath:"#/properties/clock/properties/behind/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid12 = _errs118 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data57.again !== undefined){
let data63 = data57.again;
const _errs120 = errors;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
validate72.errors = [{instancePath:instancePath+"/clock/again",schemaPath:"#/properties/clock/properties/again/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid12 = _errs120 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data57.end !== undefined){
let data64 = data57.end;
const _errs122 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
validate72.errors = [{instancePath:instancePath+"/clock/end",schemaPath:"#/properties/clock/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid12 = _errs122 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/clock",schemaPath:"#/properties/clock/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs106 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isolation !== undefined){
let data65 = data.isolation;
const _errs124 = errors;
if(errors === _errs124){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
let missing8;
if((((data65.mode === undefined) && (missing8 = "mode")) || ((data65.network === undefined) && (missing8 = "network"))) || ((data65.remarks === undefined) && (missing8 = "remarks"))){
validate72.errors = [{instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
if(data65.mode !== undefined){
const _errs126 = errors;
if(typeof data65.mode !== "string"){
validate72.errors = [{instancePath:instancePath+"/isolation/mode",schemaPath:"#/properties/isolation/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs126 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data65.network !== undefined){
let data67 = data65.network;
const _errs128 = errors;
if(!((data67 === "enforced") || (data67 === "open"))){
validate72.errors = [{instancePath:instancePath+"/isolation/network",schemaPath:"#/properties/isolation/properties/network/enum",keyword:"enum",params:{allowedValues: schema28.properties.isolation.properties.network.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid14 = _errs128 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data65.remarks !== undefined){
let data68 = data65.remarks;
const _errs129 = errors;
if(errors === _errs129){
if(Array.isArray(data68)){
var valid15 = true;
const len2 = data68.length;
for(let i2=0; i2<len2; i2++){
const _errs131 = errors;
if(typeof data68[i2] !== "string"){
validate72.errors = [{instancePath:instancePath+"/isolation/remarks/" + i2,schemaPath:"#/properties/isolation/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs131 === errors;
if(!valid15){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/isolation/remarks",schemaPath:"#/properties/isolation/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid14 = _errs129 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs124 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.restore !== undefined){
const _errs133 = errors;
if(!(validate54(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid0 = _errs133 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.components !== undefined){
let data71 = data.components;
const _errs134 = errors;
if(errors === _errs134){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
for(const key0 in data71){
let data72 = data71[key0];
const _errs137 = errors;
if(errors === _errs137){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
let missing9;
if(((data72.state === undefined) && (missing9 = "state")) || ((data72.restarts === undefined) && (missing9 = "restarts"))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/components/additionalProperties/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
if(data72.state !== undefined){
let data73 = data72.state;
const _errs139 = errors;
if(!((((((data73 === "starting") || (data73 === "running")) || (data73 === "backoff")) || (data73 === "failed")) || (data73 === "stopped")) || (data73 === "done"))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/properties/components/additionalProperties/properties/state/enum",keyword:"enum",params:{allowedValues: schema28.properties.components.additionalProperties.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid17 = _errs139 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data72.pid !== undefined){
let data74 = data72.pid;
const _errs140 = errors;
if(!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/pid",schemaPath:"#/properties/components/additionalProperties/properties/pid/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid17 = _errs140 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data72.restarts !== undefined){
let data75 = data72.restarts;
const _errs142 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/restarts",schemaPath:"#/properties/components/additionalProperties/properties/restarts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid17 = _errs142 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data72.reason !== undefined){
const _errs144 = errors;
if(typeof data72.reason !== "string"){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/properties/components/additionalProperties/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid17 = _errs144 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data72.gaps !== undefined){
let data77 = data72.gaps;
const _errs146 = errors;
if(errors === _errs146){
if(Array.isArray(data77)){
var valid18 = true;
const len3 = data77.length;
for(let i3=0; i3<len3; i3++){
let data78 = data77[i3];
const _errs148 = errors;
if(errors === _errs148){
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
let missing10;
if(((data78.from === undefined) && (missing10 = "from")) || ((data78.to === undefined) && (missing10 = "to"))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/gaps/" + i3,schemaPath:"#/properties/components/additionalProperties/properties/gaps/items/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
if(data78.from !== undefined){
let data79 = data78.from;
const _errs150 = errors;
if(!((typeof data79 == "number") && (isFinite(data79)))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/gaps/" + i3+"/from",schemaPath:"#/properties/components/additionalProperties/properties/gaps/items/properties/from/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid19 = _errs150 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data78.to !== undefined){
let data80 = data78.to;
const _errs152 = errors;
if(!((typeof data80 == "number") && (isFinite(data80)))){
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/gaps/" + i3+"/to",schemaPath:"#/properties/components/additionalProperties/properties/gaps/items/properties/to/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid19 = _errs152 === errors;
}
else {
var valid19 = true;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/gaps/" + i3,schemaPath:"#/properties/components/additionalProperties/properties/gaps/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid18 = _errs148 === errors;
if(!valid18){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/gaps",schemaPath:"#/properties/components/additionalProperties/properties/gaps/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid17 = _errs146 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/components/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid16 = _errs137 === errors;
if(!valid16){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs134 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.values !== undefined){
let data81 = data.values;
const _errs154 = errors;
if(errors === _errs154){
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
for(const key1 in data81){
const _errs157 = errors;
if(!(validate75(data81[key1], {instancePath:instancePath+"/values/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data81,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid20 = _errs157 === errors;
if(!valid20){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs154 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refused !== undefined){
let data83 = data.refused;
const _errs158 = errors;
if(errors === _errs158){
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
for(const key2 in data83){
let data84 = data83[key2];
const _errs161 = errors;
if(errors === _errs161){
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
let missing11;
if((((data84.count === undefined) && (missing11 = "count")) || ((data84.last === undefined) && (missing11 = "last"))) || ((data84.at === undefined) && (missing11 = "at"))){
validate72.errors = [{instancePath:instancePath+"/refused/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/refused/additionalProperties/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"}];
return false;
}
else {
if(data84.count !== undefined){
let data85 = data84.count;
const _errs163 = errors;
if(!(((typeof data85 == "number") && (!(data85 % 1) && !isNaN(data85))) && (isFinite(data85)))){
validate72.errors = [{instancePath:instancePath+"/refused/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/count",schemaPath:"#/properties/refused/additionalProperties/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid22 = _errs163 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data84.last !== undefined){
const _errs165 = errors;
if(typeof data84.last !== "string"){
validate72.errors = [{instancePath:instancePath+"/refused/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/last",schemaPath:"#/properties/refused/additionalProperties/properties/last/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid22 = _errs165 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data84.at !== undefined){
const _errs167 = errors;
if(typeof data84.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/refused/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/at",schemaPath:"#/properties/refused/additionalProperties/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid22 = _errs167 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/refused/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/refused/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid21 = _errs161 === errors;
if(!valid21){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/refused",schemaPath:"#/properties/refused/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs158 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exposed !== undefined){
let data88 = data.exposed;
const _errs169 = errors;
if(errors === _errs169){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
for(const key3 in data88){
let data89 = data88[key3];
const _errs172 = errors;
if(errors === _errs172){
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing12;
if(((((data89.component === undefined) && (missing12 = "component")) || ((data89.endpoint === undefined) && (missing12 = "endpoint"))) || ((data89.address === undefined) && (missing12 = "address"))) || ((data89.isOpen === undefined) && (missing12 = "isOpen"))){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/exposed/additionalProperties/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
if(data89.component !== undefined){
const _errs174 = errors;
if(typeof data89.component !== "string"){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/component",schemaPath:"#/properties/exposed/additionalProperties/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid24 = _errs174 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data89.endpoint !== undefined){
const _errs176 = errors;
if(typeof data89.endpoint !== "string"){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/endpoint",schemaPath:"#/properties/exposed/additionalProperties/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid24 = _errs176 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data89.address !== undefined){
const _errs178 = errors;
if(typeof data89.address !== "string"){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/address",schemaPath:"#/properties/exposed/additionalProperties/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid24 = _errs178 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data89.port !== undefined){
let data93 = data89.port;
const _errs180 = errors;
if(!(((typeof data93 == "number") && (!(data93 % 1) && !isNaN(data93))) && (isFinite(data93)))){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/properties/exposed/additionalProperties/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid24 = _errs180 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data89.url !== undefined){
const _errs182 = errors;
if(typeof data89.url !== "string"){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/url",schemaPath:"#/properties/exposed/additionalProperties/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid24 = _errs182 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data89.isOpen !== undefined){
const _errs184 = errors;
if(typeof data89.isOpen !== "boolean"){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/isOpen",schemaPath:"#/properties/exposed/additionalProperties/properties/isOpen/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid24 = _errs184 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data89.reason !== undefined){
const _errs186 = errors;
if(typeof data89.reason !== "string"){
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/properties/exposed/additionalProperties/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid24 = _errs186 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/exposed/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/exposed/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid23 = _errs172 === errors;
if(!valid23){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/exposed",schemaPath:"#/properties/exposed/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs169 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secretsSince !== undefined){
const _errs188 = errors;
if(typeof data.secretsSince !== "string"){
validate72.errors = [{instancePath:instancePath+"/secretsSince",schemaPath:"#/properties/secretsSince/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs188 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failure !== undefined){
let data98 = data.failure;
const _errs190 = errors;
if(errors === _errs190){
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
let missing13;
if(((((data98.attempts === undefined) && (missing13 = "attempts")) || ((data98.at === undefined) && (missing13 = "at"))) || ((data98.code === undefined) && (missing13 = "code"))) || ((data98.message === undefined) && (missing13 = "message"))){
validate72.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
if(data98.attempts !== undefined){
let data99 = data98.attempts;
const _errs192 = errors;
if(!(((typeof data99 == "number") && (!(data99 % 1) && !isNaN(data99))) && (isFinite(data99)))){
validate72.errors = [{instancePath:instancePath+"/failure/attempts",schemaPath:"#/properties/failure/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid25 = _errs192 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data98.at !== undefined){
const _errs194 = errors;
if(typeof data98.at !== "string"){
validate72.errors = [{instancePath:instancePath+"/failure/at",schemaPath:"#/properties/failure/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs194 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data98.code !== undefined){
const _errs196 = errors;
if(typeof data98.code !== "string"){
validate72.errors = [{instancePath:instancePath+"/failure/code",schemaPath:"#/properties/failure/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs196 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data98.message !== undefined){
const _errs198 = errors;
if(typeof data98.message !== "string"){
validate72.errors = [{instancePath:instancePath+"/failure/message",schemaPath:"#/properties/failure/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs198 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs190 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.physicalTwin !== undefined){
let data103 = data.physicalTwin;
const _errs200 = errors;
if(errors === _errs200){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
let missing14;
if(((data103.mode === undefined) && (missing14 = "mode")) || ((data103.commands === undefined) && (missing14 = "commands"))){
validate72.errors = [{instancePath:instancePath+"/physicalTwin",schemaPath:"#/properties/physicalTwin/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'"}];
return false;
}
else {
if(data103.mode !== undefined){
let data104 = data103.mode;
const _errs202 = errors;
if(!((data104 === "control") || (data104 === "shadow"))){
validate72.errors = [{instancePath:instancePath+"/physicalTwin/mode",schemaPath:"#/properties/physicalTwin/properties/mode/enum",keyword:"enum",params:{allowedValues: schema28.properties.physicalTwin.properties.mode.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid26 = _errs202 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data103.withheld !== undefined){
const _errs203 = errors;
if(typeof data103.withheld !== "string"){
validate72.errors = [{instancePath:instancePath+"/physicalTwin/withheld",schemaPath:"#/properties/physicalTwin/properties/withheld/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs203 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data103.commands !== undefined){
let data106 = data103.commands;
const _errs205 = errors;
if(errors === _errs205){
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
for(const key4 in data106){
const _errs208 = errors;
if(!(validate75(data106[key4], {instancePath:instancePath+"/physicalTwin/commands/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data106,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid27 = _errs208 === errors;
if(!valid27){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/physicalTwin/commands",schemaPath:"#/properties/physicalTwin/properties/commands/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid26 = _errs205 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/physicalTwin",schemaPath:"#/properties/physicalTwin/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs200 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remarks !== undefined){
let data108 = data.remarks;
const _errs209 = errors;
if(errors === _errs209){
if(Array.isArray(data108)){
var valid28 = true;
const len4 = data108.length;
for(let i4=0; i4<len4; i4++){
const _errs211 = errors;
if(typeof data108[i4] !== "string"){
validate72.errors = [{instancePath:instancePath+"/remarks/" + i4,schemaPath:"#/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid28 = _errs211 === errors;
if(!valid28){
break;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/remarks",schemaPath:"#/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs209 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs213 = errors;
if(!(validate41(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid0 = _errs213 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}


function validate232(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate232.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate232.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("StatusReport" !== data.kind){
validate232.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "StatusReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data2 = data.twins;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate72(data2[i0], {instancePath:instancePath+"/twins/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate232.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate232.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate232.errors = vErrors;
return errors === 0;
}

export const validateBiographyReport = validate234;
const schema30 = {"type":"object","required":["apiVersion","kind","twin","events"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"BiographyReport"},"twin":{"type":"string"},"events":{"type":"array","items":{"$ref":"#/definitions/BiographyEntry"},"description":"newest first"}}};
const schema31 = {"type":"object","required":["id","at","event","subject","body","trailers"],"properties":{"id":{"type":"string","description":"the commit on state/<twin>"},"at":{"type":"string","description":"ISO 8601, UTC"},"event":{"type":"string"},"subject":{"type":"string"},"body":{"type":"string"},"trailers":{"type":"object","additionalProperties":{"type":"string"}}}};

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.id === undefined) && (missing0 = "id")) || ((data.at === undefined) && (missing0 = "at"))) || ((data.event === undefined) && (missing0 = "event"))) || ((data.subject === undefined) && (missing0 = "subject"))) || ((data.body === undefined) && (missing0 = "body"))) || ((data.trailers === undefined) && (missing0 = "trailers"))){
validate82.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate82.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
const _errs3 = errors;
if(typeof data.at !== "string"){
validate82.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined){
const _errs5 = errors;
if(typeof data.event !== "string"){
validate82.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
const _errs7 = errors;
if(typeof data.subject !== "string"){
validate82.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.body !== undefined){
const _errs9 = errors;
if(typeof data.body !== "string"){
validate82.errors = [{instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trailers !== undefined){
let data5 = data.trailers;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key0 in data5){
const _errs14 = errors;
if(typeof data5[key0] !== "string"){
validate82.errors = [{instancePath:instancePath+"/trailers/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trailers/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
else {
validate82.errors = [{instancePath:instancePath+"/trailers",schemaPath:"#/properties/trailers/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate82.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate82.errors = vErrors;
return errors === 0;
}


function validate234(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twin === undefined) && (missing0 = "twin"))) || ((data.events === undefined) && (missing0 = "events"))){
validate234.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate234.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("BiographyReport" !== data.kind){
validate234.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "BiographyReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twin !== undefined){
const _errs3 = errors;
if(typeof data.twin !== "string"){
validate234.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.events !== undefined){
let data3 = data.events;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate82(data3[i0], {instancePath:instancePath+"/events/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate234.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate234.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate234.errors = vErrors;
return errors === 0;
}

export const validateSnapshotsReport = validate236;
const schema32 = {"type":"object","required":["apiVersion","kind","twin","snapshots"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"SnapshotsReport"},"twin":{"type":"string"},"snapshots":{"type":"array","items":{"$ref":"#/definitions/SnapshotListed"},"description":"newest first"}}};
const schema33 = {"type":"object","required":["name","takenAt","current"],"properties":{"name":{"type":"string"},"takenAt":{"type":"string","description":"ISO 8601, UTC"},"current":{"type":"boolean","description":"the twin continues from here: what `latest` means"},"damaged":{"type":"boolean","description":"the snapshot can't be read any more"}}};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.takenAt === undefined) && (missing0 = "takenAt"))) || ((data.current === undefined) && (missing0 = "current"))){
validate86.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate86.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.takenAt !== undefined){
const _errs3 = errors;
if(typeof data.takenAt !== "string"){
validate86.errors = [{instancePath:instancePath+"/takenAt",schemaPath:"#/properties/takenAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.current !== undefined){
const _errs5 = errors;
if(typeof data.current !== "boolean"){
validate86.errors = [{instancePath:instancePath+"/current",schemaPath:"#/properties/current/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.damaged !== undefined){
const _errs7 = errors;
if(typeof data.damaged !== "boolean"){
validate86.errors = [{instancePath:instancePath+"/damaged",schemaPath:"#/properties/damaged/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate86.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate86.errors = vErrors;
return errors === 0;
}


function validate236(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twin === undefined) && (missing0 = "twin"))) || ((data.snapshots === undefined) && (missing0 = "snapshots"))){
validate236.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate236.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("SnapshotsReport" !== data.kind){
validate236.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "SnapshotsReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twin !== undefined){
const _errs3 = errors;
if(typeof data.twin !== "string"){
validate236.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.snapshots !== undefined){
let data3 = data.snapshots;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate86(data3[i0], {instancePath:instancePath+"/snapshots/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate236.errors = [{instancePath:instancePath+"/snapshots",schemaPath:"#/properties/snapshots/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate236.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate236.errors = vErrors;
return errors === 0;
}

export const validateLogsReport = validate238;
const schema34 = {"type":"object","required":["apiVersion","kind","twin","lines"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"LogsReport"},"twin":{"type":"string"},"lines":{"type":"array","items":{"type":"object","required":["component","at","text"],"properties":{"component":{"type":"string"},"at":{"type":"string","description":"ISO 8601, UTC"},"text":{"type":"string"}}},"description":"oldest first"},"left":{"type":"boolean","description":"the runner is gone and left these"}}};

function validate238(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twin === undefined) && (missing0 = "twin"))) || ((data.lines === undefined) && (missing0 = "lines"))){
validate238.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate238.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("LogsReport" !== data.kind){
validate238.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "LogsReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twin !== undefined){
const _errs3 = errors;
if(typeof data.twin !== "string"){
validate238.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lines !== undefined){
let data3 = data.lines;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs7 = errors;
if(errors === _errs7){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((data4.component === undefined) && (missing1 = "component")) || ((data4.at === undefined) && (missing1 = "at"))) || ((data4.text === undefined) && (missing1 = "text"))){
validate238.errors = [{instancePath:instancePath+"/lines/" + i0,schemaPath:"#/properties/lines/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.component !== undefined){
const _errs9 = errors;
if(typeof data4.component !== "string"){
validate238.errors = [{instancePath:instancePath+"/lines/" + i0+"/component",schemaPath:"#/properties/lines/items/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.at !== undefined){
const _errs11 = errors;
if(typeof data4.at !== "string"){
validate238.errors = [{instancePath:instancePath+"/lines/" + i0+"/at",schemaPath:"#/properties/lines/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.text !== undefined){
const _errs13 = errors;
if(typeof data4.text !== "string"){
validate238.errors = [{instancePath:instancePath+"/lines/" + i0+"/text",schemaPath:"#/properties/lines/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate238.errors = [{instancePath:instancePath+"/lines/" + i0,schemaPath:"#/properties/lines/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate238.errors = [{instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.left !== undefined){
const _errs15 = errors;
if(typeof data.left !== "boolean"){
validate238.errors = [{instancePath:instancePath+"/left",schemaPath:"#/properties/left/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate238.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate238.errors = vErrors;
return errors === 0;
}

export const validateRunReport = validate239;
const schema35 = {"type":"object","required":["apiVersion","kind","folder","outcome","cases","failed"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"RunReport"},"folder":{"type":"string","description":"the results, with run.json and log.txt"},"outcome":{"enum":["done","failed","stopped"]},"durationMs":{"type":"number"},"cases":{"type":"object","required":["done","failed","unfinished"],"properties":{"done":{"type":"integer"},"failed":{"type":"integer"},"unfinished":{"type":"integer"}},"description":"how many ended how"},"failed":{"type":"array","items":{"type":"object","required":["case"],"properties":{"case":{"type":"integer"},"name":{"type":"string"},"reason":{"type":"string"}}}},"differences":{"type":"array","description":"with --again: the output files that differ from those of the earlier run","items":{"type":"object","required":["case","how"],"properties":{"case":{"type":"integer"},"path":{"type":"string"},"how":{"enum":["changed","missing","new","outcome"]}}}}}};

function validate239(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.folder === undefined) && (missing0 = "folder"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.cases === undefined) && (missing0 = "cases"))) || ((data.failed === undefined) && (missing0 = "failed"))){
validate239.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate239.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("RunReport" !== data.kind){
validate239.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "RunReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folder !== undefined){
const _errs3 = errors;
if(typeof data.folder !== "string"){
validate239.errors = [{instancePath:instancePath+"/folder",schemaPath:"#/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data3 = data.outcome;
const _errs5 = errors;
if(!(((data3 === "done") || (data3 === "failed")) || (data3 === "stopped"))){
validate239.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema35.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.durationMs !== undefined){
let data4 = data.durationMs;
const _errs6 = errors;
if(!((typeof data4 == "number") && (isFinite(data4)))){
validate239.errors = [{instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cases !== undefined){
let data5 = data.cases;
const _errs8 = errors;
if(errors === _errs8){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((((data5.done === undefined) && (missing1 = "done")) || ((data5.failed === undefined) && (missing1 = "failed"))) || ((data5.unfinished === undefined) && (missing1 = "unfinished"))){
validate239.errors = [{instancePath:instancePath+"/cases",schemaPath:"#/properties/cases/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.done !== undefined){
let data6 = data5.done;
const _errs10 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate239.errors = [{instancePath:instancePath+"/cases/done",schemaPath:"#/properties/cases/properties/done/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.failed !== undefined){
let data7 = data5.failed;
const _errs12 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate239.errors = [{instancePath:instancePath+"/cases/failed",schemaPath:"#/properties/cases/properties/failed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.unfinished !== undefined){
let data8 = data5.unfinished;
const _errs14 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate239.errors = [{instancePath:instancePath+"/cases/unfinished",schemaPath:"#/properties/cases/properties/unfinished/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate239.errors = [{instancePath:instancePath+"/cases",schemaPath:"#/properties/cases/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failed !== undefined){
let data9 = data.failed;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data9)){
var valid2 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs18 = errors;
if(errors === _errs18){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((data10.case === undefined) && (missing2 = "case")){
validate239.errors = [{instancePath:instancePath+"/failed/" + i0,schemaPath:"#/properties/failed/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data10.case !== undefined){
let data11 = data10.case;
const _errs20 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate239.errors = [{instancePath:instancePath+"/failed/" + i0+"/case",schemaPath:"#/properties/failed/items/properties/case/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.name !== undefined){
const _errs22 = errors;
if(typeof data10.name !== "string"){
validate239.errors = [{instancePath:instancePath+"/failed/" + i0+"/name",schemaPath:"#/properties/failed/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.reason !== undefined){
const _errs24 = errors;
if(typeof data10.reason !== "string"){
validate239.errors = [{instancePath:instancePath+"/failed/" + i0+"/reason",schemaPath:"#/properties/failed/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate239.errors = [{instancePath:instancePath+"/failed/" + i0,schemaPath:"#/properties/failed/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs18 === errors;
if(!valid2){
break;
}
}
}
else {
validate239.errors = [{instancePath:instancePath+"/failed",schemaPath:"#/properties/failed/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.differences !== undefined){
let data14 = data.differences;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data14)){
var valid4 = true;
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
const _errs28 = errors;
if(errors === _errs28){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing3;
if(((data15.case === undefined) && (missing3 = "case")) || ((data15.how === undefined) && (missing3 = "how"))){
validate239.errors = [{instancePath:instancePath+"/differences/" + i1,schemaPath:"#/properties/differences/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data15.case !== undefined){
let data16 = data15.case;
const _errs30 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate239.errors = [{instancePath:instancePath+"/differences/" + i1+"/case",schemaPath:"#/properties/differences/items/properties/case/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid5 = _errs30 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.path !== undefined){
const _errs32 = errors;
if(typeof data15.path !== "string"){
validate239.errors = [{instancePath:instancePath+"/differences/" + i1+"/path",schemaPath:"#/properties/differences/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.how !== undefined){
let data18 = data15.how;
const _errs34 = errors;
if(!((((data18 === "changed") || (data18 === "missing")) || (data18 === "new")) || (data18 === "outcome"))){
validate239.errors = [{instancePath:instancePath+"/differences/" + i1+"/how",schemaPath:"#/properties/differences/items/properties/how/enum",keyword:"enum",params:{allowedValues: schema35.properties.differences.items.properties.how.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate239.errors = [{instancePath:instancePath+"/differences/" + i1,schemaPath:"#/properties/differences/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs28 === errors;
if(!valid4){
break;
}
}
}
else {
validate239.errors = [{instancePath:instancePath+"/differences",schemaPath:"#/properties/differences/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate239.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate239.errors = vErrors;
return errors === 0;
}

export const validatePageReport = validate240;
const schema37 = {"type":"object","required":["apiVersion","kind","twin","url"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"PageReport"},"twin":{"type":"string"},"url":{"description":"works once, until the command ends","type":"string"}}};

function validate240(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twin === undefined) && (missing0 = "twin"))) || ((data.url === undefined) && (missing0 = "url"))){
validate240.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate240.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("PageReport" !== data.kind){
validate240.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PageReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twin !== undefined){
const _errs3 = errors;
if(typeof data.twin !== "string"){
validate240.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
const _errs5 = errors;
if(typeof data.url !== "string"){
validate240.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate240.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate240.errors = vErrors;
return errors === 0;
}

export const validateOpenReport = validate241;
const schema36 = {"type":"object","required":["apiVersion","kind","twin","component","endpoint","url","isExposed"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"OpenReport"},"twin":{"type":"string"},"component":{"type":"string"},"endpoint":{"type":"string"},"url":{"type":"string"},"isExposed":{"type":"boolean","description":"the twin exposes the endpoint on this machine; otherwise the URL works until the command ends"}}};

function validate241(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twin === undefined) && (missing0 = "twin"))) || ((data.component === undefined) && (missing0 = "component"))) || ((data.endpoint === undefined) && (missing0 = "endpoint"))) || ((data.url === undefined) && (missing0 = "url"))) || ((data.isExposed === undefined) && (missing0 = "isExposed"))){
validate241.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate241.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("OpenReport" !== data.kind){
validate241.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "OpenReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twin !== undefined){
const _errs3 = errors;
if(typeof data.twin !== "string"){
validate241.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.component !== undefined){
const _errs5 = errors;
if(typeof data.component !== "string"){
validate241.errors = [{instancePath:instancePath+"/component",schemaPath:"#/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endpoint !== undefined){
const _errs7 = errors;
if(typeof data.endpoint !== "string"){
validate241.errors = [{instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
const _errs9 = errors;
if(typeof data.url !== "string"){
validate241.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isExposed !== undefined){
const _errs11 = errors;
if(typeof data.isExposed !== "boolean"){
validate241.errors = [{instancePath:instancePath+"/isExposed",schemaPath:"#/properties/isExposed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate241.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate241.errors = vErrors;
return errors === 0;
}

export const validateAffectedReport = validate242;
const schema38 = {"type":"object","required":["apiVersion","kind","since","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"AffectedReport"},"since":{"type":"string"},"twins":{"type":"array","items":{"type":"string"}}}};

function validate242(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.since === undefined) && (missing0 = "since"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate242.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate242.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("AffectedReport" !== data.kind){
validate242.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "AffectedReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.since !== undefined){
const _errs3 = errors;
if(typeof data.since !== "string"){
validate242.errors = [{instancePath:instancePath+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data3 = data.twins;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data3[i0] !== "string"){
validate242.errors = [{instancePath:instancePath+"/twins/" + i0,schemaPath:"#/properties/twins/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate242.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate242.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate242.errors = vErrors;
return errors === 0;
}

export const validateCheckReport = validate243;
const schema39 = {"type":"object","required":["apiVersion","kind","problems"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"CheckReport"},"problems":{"type":"array","items":{"$ref":"#/definitions/Problem"}}}};

function validate243(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.problems === undefined) && (missing0 = "problems"))){
validate243.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate243.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("CheckReport" !== data.kind){
validate243.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "CheckReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problems !== undefined){
let data2 = data.problems;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate44(data2[i0], {instancePath:instancePath+"/problems/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate243.errors = [{instancePath:instancePath+"/problems",schemaPath:"#/properties/problems/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate243.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate243.errors = vErrors;
return errors === 0;
}

export const validateExplanationReport = validate245;
const schema40 = {"type":"object","required":["apiVersion","kind","code","title","why"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ExplanationReport"},"code":{"type":"string"},"title":{"type":"string"},"why":{"type":"string"},"remedy":{"type":"string"},"bad":{"type":"object","required":["files"],"properties":{"files":{"type":"object","additionalProperties":{"type":"string"}}}},"good":{"type":"object","required":["files"],"properties":{"files":{"type":"object","additionalProperties":{"type":"string"}}}}}};

function validate245(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.why === undefined) && (missing0 = "why"))){
validate245.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate245.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ExplanationReport" !== data.kind){
validate245.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ExplanationReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
const _errs3 = errors;
if(typeof data.code !== "string"){
validate245.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs5 = errors;
if(typeof data.title !== "string"){
validate245.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.why !== undefined){
const _errs7 = errors;
if(typeof data.why !== "string"){
validate245.errors = [{instancePath:instancePath+"/why",schemaPath:"#/properties/why/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remedy !== undefined){
const _errs9 = errors;
if(typeof data.remedy !== "string"){
validate245.errors = [{instancePath:instancePath+"/remedy",schemaPath:"#/properties/remedy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bad !== undefined){
let data6 = data.bad;
const _errs11 = errors;
if(errors === _errs11){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((data6.files === undefined) && (missing1 = "files")){
validate245.errors = [{instancePath:instancePath+"/bad",schemaPath:"#/properties/bad/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.files !== undefined){
let data7 = data6.files;
const _errs13 = errors;
if(errors === _errs13){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key0 in data7){
const _errs16 = errors;
if(typeof data7[key0] !== "string"){
validate245.errors = [{instancePath:instancePath+"/bad/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/bad/properties/files/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs16 === errors;
if(!valid2){
break;
}
}
}
else {
validate245.errors = [{instancePath:instancePath+"/bad/files",schemaPath:"#/properties/bad/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate245.errors = [{instancePath:instancePath+"/bad",schemaPath:"#/properties/bad/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.good !== undefined){
let data9 = data.good;
const _errs18 = errors;
if(errors === _errs18){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing2;
if((data9.files === undefined) && (missing2 = "files")){
validate245.errors = [{instancePath:instancePath+"/good",schemaPath:"#/properties/good/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data9.files !== undefined){
let data10 = data9.files;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key1 in data10){
const _errs23 = errors;
if(typeof data10[key1] !== "string"){
validate245.errors = [{instancePath:instancePath+"/good/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/good/properties/files/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs23 === errors;
if(!valid4){
break;
}
}
}
else {
validate245.errors = [{instancePath:instancePath+"/good/files",schemaPath:"#/properties/good/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate245.errors = [{instancePath:instancePath+"/good",schemaPath:"#/properties/good/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate245.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate245.errors = vErrors;
return errors === 0;
}

export const validateExplanationsReport = validate246;
const schema41 = {"type":"object","required":["apiVersion","kind","explanations","errors"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ExplanationsReport"},"explanations":{"type":"array","items":{"$ref":"#/definitions/Explanation"}},"errors":{"type":"array","items":{"$ref":"#/definitions/Explanation"}}}};
const schema42 = {"type":"object","required":["code","title","why"],"properties":{"code":{"type":"string"},"title":{"type":"string"},"why":{"type":"string"},"remedy":{"type":"string"},"bad":{"type":"object","required":["files"],"properties":{"files":{"type":"object","additionalProperties":{"type":"string"}}}},"good":{"type":"object","required":["files"],"properties":{"files":{"type":"object","additionalProperties":{"type":"string"}}}}}};

function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.why === undefined) && (missing0 = "why"))){
validate105.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.code !== undefined){
const _errs1 = errors;
if(typeof data.code !== "string"){
validate105.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate105.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.why !== undefined){
const _errs5 = errors;
if(typeof data.why !== "string"){
validate105.errors = [{instancePath:instancePath+"/why",schemaPath:"#/properties/why/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remedy !== undefined){
const _errs7 = errors;
if(typeof data.remedy !== "string"){
validate105.errors = [{instancePath:instancePath+"/remedy",schemaPath:"#/properties/remedy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bad !== undefined){
let data4 = data.bad;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((data4.files === undefined) && (missing1 = "files")){
validate105.errors = [{instancePath:instancePath+"/bad",schemaPath:"#/properties/bad/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.files !== undefined){
let data5 = data4.files;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key0 in data5){
const _errs14 = errors;
if(typeof data5[key0] !== "string"){
validate105.errors = [{instancePath:instancePath+"/bad/files/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/bad/properties/files/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/bad/files",schemaPath:"#/properties/bad/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/bad",schemaPath:"#/properties/bad/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.good !== undefined){
let data7 = data.good;
const _errs16 = errors;
if(errors === _errs16){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if((data7.files === undefined) && (missing2 = "files")){
validate105.errors = [{instancePath:instancePath+"/good",schemaPath:"#/properties/good/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data7.files !== undefined){
let data8 = data7.files;
const _errs18 = errors;
if(errors === _errs18){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
const _errs21 = errors;
if(typeof data8[key1] !== "string"){
validate105.errors = [{instancePath:instancePath+"/good/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/good/properties/files/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs21 === errors;
if(!valid4){
break;
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/good/files",schemaPath:"#/properties/good/properties/files/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate105.errors = [{instancePath:instancePath+"/good",schemaPath:"#/properties/good/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate105.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate105.errors = vErrors;
return errors === 0;
}


function validate246(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.explanations === undefined) && (missing0 = "explanations"))) || ((data.errors === undefined) && (missing0 = "errors"))){
validate246.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate246.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ExplanationsReport" !== data.kind){
validate246.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ExplanationsReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.explanations !== undefined){
let data2 = data.explanations;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate105(data2[i0], {instancePath:instancePath+"/explanations/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate246.errors = [{instancePath:instancePath+"/explanations",schemaPath:"#/properties/explanations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.errors !== undefined){
let data4 = data.errors;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs8 = errors;
if(!(validate105(data4[i1], {instancePath:instancePath+"/errors/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate246.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate246.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate246.errors = vErrors;
return errors === 0;
}

export const validateVerificationReport = validate249;
const schema43 = {"type":"object","required":["apiVersion","kind","results","remarks"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"VerificationReport"},"results":{"type":"array","items":{"$ref":"#/definitions/AssetResult"}},"twins":{"type":"array","description":"the tests of twins; absent before 0.3","items":{"$ref":"#/definitions/TwinResult"}},"shard":{"type":"object","description":"with --shard: the part of the assets and twins that was verified","required":["number","of","split"],"properties":{"number":{"type":"integer","description":"from 1"},"of":{"type":"integer","description":"the number of shards"},"split":{"type":"string","description":"digest of who verifies what; shards with another one don't belong together"}}},"isolation":{"type":"object","required":["mode","limits","strong","remarks"],"properties":{"mode":{"type":"string"},"limits":{"type":"string"},"strong":{"type":"boolean"},"remarks":{"type":"array","items":{"type":"string"}}}},"remarks":{"type":"array","items":{"type":"string"}}}};
const schema44 = {"type":"object","required":["asset","version","digest","outcome","recorded","weak"],"properties":{"asset":{"type":"string"},"version":{"type":"string"},"digest":{"type":"string","description":"verification digest"},"outcome":{"enum":["passed","remembered","failed","blocked","untested","cancelled"]},"reason":{"type":"string","description":"a sentence"},"durationMs":{"type":"number"},"output":{"type":"string","description":"the output of failed tests, at most 1 MiB"},"log":{"type":"string","description":"the file with that output"},"recorded":{"type":"boolean","description":"whether the outcome is remembered in git"},"weak":{"type":"boolean"}}};

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.asset === undefined) && (missing0 = "asset")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.recorded === undefined) && (missing0 = "recorded"))) || ((data.weak === undefined) && (missing0 = "weak"))){
validate110.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.asset !== undefined){
const _errs1 = errors;
if(typeof data.asset !== "string"){
validate110.errors = [{instancePath:instancePath+"/asset",schemaPath:"#/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs3 = errors;
if(typeof data.version !== "string"){
validate110.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs5 = errors;
if(typeof data.digest !== "string"){
validate110.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data3 = data.outcome;
const _errs7 = errors;
if(!((((((data3 === "passed") || (data3 === "remembered")) || (data3 === "failed")) || (data3 === "blocked")) || (data3 === "untested")) || (data3 === "cancelled"))){
validate110.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema44.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs8 = errors;
if(typeof data.reason !== "string"){
validate110.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.durationMs !== undefined){
let data5 = data.durationMs;
const _errs10 = errors;
if(!((typeof data5 == "number") && (isFinite(data5)))){
validate110.errors = [{instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.output !== undefined){
const _errs12 = errors;
if(typeof data.output !== "string"){
validate110.errors = [{instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined){
const _errs14 = errors;
if(typeof data.log !== "string"){
validate110.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recorded !== undefined){
const _errs16 = errors;
if(typeof data.recorded !== "boolean"){
validate110.errors = [{instancePath:instancePath+"/recorded",schemaPath:"#/properties/recorded/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weak !== undefined){
const _errs18 = errors;
if(typeof data.weak !== "boolean"){
validate110.errors = [{instancePath:instancePath+"/weak",schemaPath:"#/properties/weak/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate110.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate110.errors = vErrors;
return errors === 0;
}

const schema45 = {"type":"object","required":["twin","version","digest","outcome","recorded","weak"],"properties":{"twin":{"type":"string"},"version":{"type":"string"},"digest":{"type":"string","description":"verification digest; empty for a twin without a test"},"outcome":{"enum":["passed","remembered","failed","blocked","untested","cancelled"]},"reason":{"type":"string","description":"a sentence"},"expectations":{"type":"array","items":{"$ref":"#/definitions/ExpectationResult"}},"durationMs":{"type":"number"},"output":{"type":"string","description":"what a component or a judge printed, at most 1 MiB"},"log":{"type":"string","description":"the file with that output"},"recording":{"type":"string","description":"the file with the values of the run, as CSV"},"recorded":{"type":"boolean","description":"whether the outcome is remembered in git"},"weak":{"type":"boolean"}}};
const schema46 = {"type":"object","required":["name","met","where"],"properties":{"name":{"type":"string"},"met":{"type":"boolean"},"reason":{"type":"string","description":"why the expectation is not met"},"time":{"type":"number","description":"simulated seconds since the start of the run, of the value that decided it"},"where":{"$ref":"#/definitions/Position"}}};

function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.met === undefined) && (missing0 = "met"))) || ((data.where === undefined) && (missing0 = "where"))){
validate113.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate113.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.met !== undefined){
const _errs3 = errors;
if(typeof data.met !== "boolean"){
validate113.errors = [{instancePath:instancePath+"/met",schemaPath:"#/properties/met/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs5 = errors;
if(typeof data.reason !== "string"){
validate113.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data3 = data.time;
const _errs7 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate113.errors = [{instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.where !== undefined){
const _errs9 = errors;
if(!(validate42(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate113.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate113.errors = vErrors;
return errors === 0;
}


function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.twin === undefined) && (missing0 = "twin")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.recorded === undefined) && (missing0 = "recorded"))) || ((data.weak === undefined) && (missing0 = "weak"))){
validate112.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.twin !== undefined){
const _errs1 = errors;
if(typeof data.twin !== "string"){
validate112.errors = [{instancePath:instancePath+"/twin",schemaPath:"#/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs3 = errors;
if(typeof data.version !== "string"){
validate112.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs5 = errors;
if(typeof data.digest !== "string"){
validate112.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data3 = data.outcome;
const _errs7 = errors;
if(!((((((data3 === "passed") || (data3 === "remembered")) || (data3 === "failed")) || (data3 === "blocked")) || (data3 === "untested")) || (data3 === "cancelled"))){
validate112.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema45.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs8 = errors;
if(typeof data.reason !== "string"){
validate112.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expectations !== undefined){
let data5 = data.expectations;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(!(validate113(data5[i0], {instancePath:instancePath+"/expectations/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
errors = vErrors.length;
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/expectations",schemaPath:"#/properties/expectations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.durationMs !== undefined){
let data7 = data.durationMs;
const _errs13 = errors;
if(!((typeof data7 == "number") && (isFinite(data7)))){
validate112.errors = [{instancePath:instancePath+"/durationMs",schemaPath:"#/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.output !== undefined){
const _errs15 = errors;
if(typeof data.output !== "string"){
validate112.errors = [{instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined){
const _errs17 = errors;
if(typeof data.log !== "string"){
validate112.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recording !== undefined){
const _errs19 = errors;
if(typeof data.recording !== "string"){
validate112.errors = [{instancePath:instancePath+"/recording",schemaPath:"#/properties/recording/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recorded !== undefined){
const _errs21 = errors;
if(typeof data.recorded !== "boolean"){
validate112.errors = [{instancePath:instancePath+"/recorded",schemaPath:"#/properties/recorded/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weak !== undefined){
const _errs23 = errors;
if(typeof data.weak !== "boolean"){
validate112.errors = [{instancePath:instancePath+"/weak",schemaPath:"#/properties/weak/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate112.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate112.errors = vErrors;
return errors === 0;
}


function validate249(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.results === undefined) && (missing0 = "results"))) || ((data.remarks === undefined) && (missing0 = "remarks"))){
validate249.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate249.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("VerificationReport" !== data.kind){
validate249.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "VerificationReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.results !== undefined){
let data2 = data.results;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate110(data2[i0], {instancePath:instancePath+"/results/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/results",schemaPath:"#/properties/results/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data4 = data.twins;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs8 = errors;
if(!(validate112(data4[i1], {instancePath:instancePath+"/twins/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shard !== undefined){
let data6 = data.shard;
const _errs9 = errors;
if(errors === _errs9){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.number === undefined) && (missing1 = "number")) || ((data6.of === undefined) && (missing1 = "of"))) || ((data6.split === undefined) && (missing1 = "split"))){
validate249.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.number !== undefined){
let data7 = data6.number;
const _errs11 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate249.errors = [{instancePath:instancePath+"/shard/number",schemaPath:"#/properties/shard/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data6.of !== undefined){
let data8 = data6.of;
const _errs13 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate249.errors = [{instancePath:instancePath+"/shard/of",schemaPath:"#/properties/shard/properties/of/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data6.split !== undefined){
const _errs15 = errors;
if(typeof data6.split !== "string"){
validate249.errors = [{instancePath:instancePath+"/shard/split",schemaPath:"#/properties/shard/properties/split/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isolation !== undefined){
let data10 = data.isolation;
const _errs17 = errors;
if(errors === _errs17){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((((data10.mode === undefined) && (missing2 = "mode")) || ((data10.limits === undefined) && (missing2 = "limits"))) || ((data10.strong === undefined) && (missing2 = "strong"))) || ((data10.remarks === undefined) && (missing2 = "remarks"))){
validate249.errors = [{instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data10.mode !== undefined){
const _errs19 = errors;
if(typeof data10.mode !== "string"){
validate249.errors = [{instancePath:instancePath+"/isolation/mode",schemaPath:"#/properties/isolation/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.limits !== undefined){
const _errs21 = errors;
if(typeof data10.limits !== "string"){
validate249.errors = [{instancePath:instancePath+"/isolation/limits",schemaPath:"#/properties/isolation/properties/limits/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.strong !== undefined){
const _errs23 = errors;
if(typeof data10.strong !== "boolean"){
validate249.errors = [{instancePath:instancePath+"/isolation/strong",schemaPath:"#/properties/isolation/properties/strong/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.remarks !== undefined){
let data14 = data10.remarks;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
var valid5 = true;
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
const _errs27 = errors;
if(typeof data14[i2] !== "string"){
validate249.errors = [{instancePath:instancePath+"/isolation/remarks/" + i2,schemaPath:"#/properties/isolation/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/isolation/remarks",schemaPath:"#/properties/isolation/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remarks !== undefined){
let data16 = data.remarks;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data16)){
var valid6 = true;
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
const _errs31 = errors;
if(typeof data16[i3] !== "string"){
validate249.errors = [{instancePath:instancePath+"/remarks/" + i3,schemaPath:"#/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs31 === errors;
if(!valid6){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/remarks",schemaPath:"#/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate249.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate249.errors = vErrors;
return errors === 0;
}

export const validateLockReport = validate252;
const schema47 = {"type":"object","required":["apiVersion","kind","twins","unreached"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"LockReport"},"commit":{"type":"string","description":"the commit that `/dtaas lock` made on the branch of a pull request"},"twins":{"type":"array","items":{"type":"object","required":["twin","outcome","references"],"properties":{"twin":{"type":"string"},"outcome":{"enum":["written","unchanged","refused","whole","lacking"]},"references":{"type":"array","items":{"type":"object","required":["reference","range"],"properties":{"reference":{"type":"string"},"range":{"type":"string"},"version":{"type":"string"},"digestBefore":{"type":"string","description":"sha256, hexadecimal"},"digest":{"type":"string","description":"sha256, hexadecimal"}}}}}}},"unreached":{"type":"array","items":{"type":"object","required":["source","code","message","hint"],"properties":{"source":{"type":"string"},"code":{"type":"string"},"message":{"type":"string"},"hint":{"type":"string"}}}}}};

function validate252(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twins === undefined) && (missing0 = "twins"))) || ((data.unreached === undefined) && (missing0 = "unreached"))){
validate252.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate252.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("LockReport" !== data.kind){
validate252.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "LockReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
const _errs3 = errors;
if(typeof data.commit !== "string"){
validate252.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data3 = data.twins;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs7 = errors;
if(errors === _errs7){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((data4.twin === undefined) && (missing1 = "twin")) || ((data4.outcome === undefined) && (missing1 = "outcome"))) || ((data4.references === undefined) && (missing1 = "references"))){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0,schemaPath:"#/properties/twins/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.twin !== undefined){
const _errs9 = errors;
if(typeof data4.twin !== "string"){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/twin",schemaPath:"#/properties/twins/items/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.outcome !== undefined){
let data6 = data4.outcome;
const _errs11 = errors;
if(!(((((data6 === "written") || (data6 === "unchanged")) || (data6 === "refused")) || (data6 === "whole")) || (data6 === "lacking"))){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/outcome",schemaPath:"#/properties/twins/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema47.properties.twins.items.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.references !== undefined){
let data7 = data4.references;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data7)){
var valid3 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
const _errs14 = errors;
if(errors === _errs14){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((data8.reference === undefined) && (missing2 = "reference")) || ((data8.range === undefined) && (missing2 = "range"))){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1,schemaPath:"#/properties/twins/items/properties/references/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data8.reference !== undefined){
const _errs16 = errors;
if(typeof data8.reference !== "string"){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1+"/reference",schemaPath:"#/properties/twins/items/properties/references/items/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.range !== undefined){
const _errs18 = errors;
if(typeof data8.range !== "string"){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1+"/range",schemaPath:"#/properties/twins/items/properties/references/items/properties/range/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.version !== undefined){
const _errs20 = errors;
if(typeof data8.version !== "string"){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1+"/version",schemaPath:"#/properties/twins/items/properties/references/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.digestBefore !== undefined){
const _errs22 = errors;
if(typeof data8.digestBefore !== "string"){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1+"/digestBefore",schemaPath:"#/properties/twins/items/properties/references/items/properties/digestBefore/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.digest !== undefined){
const _errs24 = errors;
if(typeof data8.digest !== "string"){
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1+"/digest",schemaPath:"#/properties/twins/items/properties/references/items/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references/" + i1,schemaPath:"#/properties/twins/items/properties/references/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate252.errors = [{instancePath:instancePath+"/twins/" + i0+"/references",schemaPath:"#/properties/twins/items/properties/references/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate252.errors = [{instancePath:instancePath+"/twins/" + i0,schemaPath:"#/properties/twins/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate252.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unreached !== undefined){
let data14 = data.unreached;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data14)){
var valid5 = true;
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
let data15 = data14[i2];
const _errs28 = errors;
if(errors === _errs28){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing3;
if(((((data15.source === undefined) && (missing3 = "source")) || ((data15.code === undefined) && (missing3 = "code"))) || ((data15.message === undefined) && (missing3 = "message"))) || ((data15.hint === undefined) && (missing3 = "hint"))){
validate252.errors = [{instancePath:instancePath+"/unreached/" + i2,schemaPath:"#/properties/unreached/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data15.source !== undefined){
const _errs30 = errors;
if(typeof data15.source !== "string"){
validate252.errors = [{instancePath:instancePath+"/unreached/" + i2+"/source",schemaPath:"#/properties/unreached/items/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs30 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data15.code !== undefined){
const _errs32 = errors;
if(typeof data15.code !== "string"){
validate252.errors = [{instancePath:instancePath+"/unreached/" + i2+"/code",schemaPath:"#/properties/unreached/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data15.message !== undefined){
const _errs34 = errors;
if(typeof data15.message !== "string"){
validate252.errors = [{instancePath:instancePath+"/unreached/" + i2+"/message",schemaPath:"#/properties/unreached/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data15.hint !== undefined){
const _errs36 = errors;
if(typeof data15.hint !== "string"){
validate252.errors = [{instancePath:instancePath+"/unreached/" + i2+"/hint",schemaPath:"#/properties/unreached/items/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs36 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate252.errors = [{instancePath:instancePath+"/unreached/" + i2,schemaPath:"#/properties/unreached/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs28 === errors;
if(!valid5){
break;
}
}
}
else {
validate252.errors = [{instancePath:instancePath+"/unreached",schemaPath:"#/properties/unreached/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate252.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate252.errors = vErrors;
return errors === 0;
}

export const validatePublishReport = validate253;
const schema48 = {"type":"object","required":["apiVersion","kind","published"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"PublishReport"},"published":{"type":"array","items":{"type":"object","required":["reference","version","tag","outcome"],"properties":{"reference":{"type":"string"},"version":{"type":"string"},"tag":{"type":"string"},"outcome":{"enum":["published","unchanged"]}}}}}};

function validate253(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.published === undefined) && (missing0 = "published"))){
validate253.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate253.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("PublishReport" !== data.kind){
validate253.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PublishReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.published !== undefined){
let data2 = data.published;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((((data3.reference === undefined) && (missing1 = "reference")) || ((data3.version === undefined) && (missing1 = "version"))) || ((data3.tag === undefined) && (missing1 = "tag"))) || ((data3.outcome === undefined) && (missing1 = "outcome"))){
validate253.errors = [{instancePath:instancePath+"/published/" + i0,schemaPath:"#/properties/published/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.reference !== undefined){
const _errs7 = errors;
if(typeof data3.reference !== "string"){
validate253.errors = [{instancePath:instancePath+"/published/" + i0+"/reference",schemaPath:"#/properties/published/items/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.version !== undefined){
const _errs9 = errors;
if(typeof data3.version !== "string"){
validate253.errors = [{instancePath:instancePath+"/published/" + i0+"/version",schemaPath:"#/properties/published/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.tag !== undefined){
const _errs11 = errors;
if(typeof data3.tag !== "string"){
validate253.errors = [{instancePath:instancePath+"/published/" + i0+"/tag",schemaPath:"#/properties/published/items/properties/tag/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.outcome !== undefined){
let data7 = data3.outcome;
const _errs13 = errors;
if(!((data7 === "published") || (data7 === "unchanged"))){
validate253.errors = [{instancePath:instancePath+"/published/" + i0+"/outcome",schemaPath:"#/properties/published/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema48.properties.published.items.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate253.errors = [{instancePath:instancePath+"/published/" + i0,schemaPath:"#/properties/published/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate253.errors = [{instancePath:instancePath+"/published",schemaPath:"#/properties/published/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate253.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate253.errors = vErrors;
return errors === 0;
}

export const validateCodeownersReport = validate254;
const schema65 = {"type":"object","required":["apiVersion","kind","path","outcome","text"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"CodeownersReport"},"path":{"type":"string","description":"where the file is, or would be"},"outcome":{"enum":["shown","unchanged","written","stale"]},"text":{"type":"string","description":"what the file says when it is up to date"}}};

function validate254(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.path === undefined) && (missing0 = "path"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.text === undefined) && (missing0 = "text"))){
validate254.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate254.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("CodeownersReport" !== data.kind){
validate254.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "CodeownersReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs3 = errors;
if(typeof data.path !== "string"){
validate254.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data3 = data.outcome;
const _errs5 = errors;
if(!((((data3 === "shown") || (data3 === "unchanged")) || (data3 === "written")) || (data3 === "stale"))){
validate254.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema65.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs6 = errors;
if(typeof data.text !== "string"){
validate254.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate254.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate254.errors = vErrors;
return errors === 0;
}

export const validateDueReport = validate255;
const schema53 = {"type":"object","required":["apiVersion","kind","pullRequests"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"DueReport"},"pullRequests":{"type":"array","description":"the open pull requests that have to be reviewed, newest first","items":{"type":"object","required":["number","commit"],"properties":{"number":{"type":"integer"},"commit":{"type":"string","description":"the head, which the review is of"}}}}}};

function validate255(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.pullRequests === undefined) && (missing0 = "pullRequests"))){
validate255.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate255.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("DueReport" !== data.kind){
validate255.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "DueReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequests !== undefined){
let data2 = data.pullRequests;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.number === undefined) && (missing1 = "number")) || ((data3.commit === undefined) && (missing1 = "commit"))){
validate255.errors = [{instancePath:instancePath+"/pullRequests/" + i0,schemaPath:"#/properties/pullRequests/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.number !== undefined){
let data4 = data3.number;
const _errs7 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate255.errors = [{instancePath:instancePath+"/pullRequests/" + i0+"/number",schemaPath:"#/properties/pullRequests/items/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.commit !== undefined){
const _errs9 = errors;
if(typeof data3.commit !== "string"){
validate255.errors = [{instancePath:instancePath+"/pullRequests/" + i0+"/commit",schemaPath:"#/properties/pullRequests/items/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate255.errors = [{instancePath:instancePath+"/pullRequests/" + i0,schemaPath:"#/properties/pullRequests/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate255.errors = [{instancePath:instancePath+"/pullRequests",schemaPath:"#/properties/pullRequests/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate255.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate255.errors = vErrors;
return errors === 0;
}

export const validateAnswerReport = validate256;
const schema54 = {"type":"object","required":["apiVersion","kind","answered","text"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"AnswerReport"},"answered":{"type":"boolean","description":"whether the comment commands something that was not answered before"},"text":{"type":"string","description":"the answer as Markdown; empty where there is none"}}};

function validate256(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.answered === undefined) && (missing0 = "answered"))) || ((data.text === undefined) && (missing0 = "text"))){
validate256.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate256.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("AnswerReport" !== data.kind){
validate256.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "AnswerReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.answered !== undefined){
const _errs3 = errors;
if(typeof data.answered !== "boolean"){
validate256.errors = [{instancePath:instancePath+"/answered",schemaPath:"#/properties/answered/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs5 = errors;
if(typeof data.text !== "string"){
validate256.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate256.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate256.errors = vErrors;
return errors === 0;
}

export const validateCommentReport = validate257;
const schema55 = {"type":"object","required":["apiVersion","kind","number","comment"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"CommentReport"},"number":{"type":"integer","description":"of the pull request"},"comment":{"type":"object","required":["id","url","author"],"properties":{"id":{"type":"string"},"url":{"type":"string"},"author":{"type":"string"}}},"answer":{"type":"object","description":"present if no job answers, so that the command was carried out at once","required":["text","succeeded"],"properties":{"text":{"type":"string","description":"Markdown, as it stands in the comment of the answer"},"succeeded":{"type":"boolean"}}}}};

function validate257(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.number === undefined) && (missing0 = "number"))) || ((data.comment === undefined) && (missing0 = "comment"))){
validate257.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate257.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("CommentReport" !== data.kind){
validate257.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "CommentReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.number !== undefined){
let data2 = data.number;
const _errs3 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate257.errors = [{instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.comment !== undefined){
let data3 = data.comment;
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.id === undefined) && (missing1 = "id")) || ((data3.url === undefined) && (missing1 = "url"))) || ((data3.author === undefined) && (missing1 = "author"))){
validate257.errors = [{instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.id !== undefined){
const _errs7 = errors;
if(typeof data3.id !== "string"){
validate257.errors = [{instancePath:instancePath+"/comment/id",schemaPath:"#/properties/comment/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.url !== undefined){
const _errs9 = errors;
if(typeof data3.url !== "string"){
validate257.errors = [{instancePath:instancePath+"/comment/url",schemaPath:"#/properties/comment/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.author !== undefined){
const _errs11 = errors;
if(typeof data3.author !== "string"){
validate257.errors = [{instancePath:instancePath+"/comment/author",schemaPath:"#/properties/comment/properties/author/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate257.errors = [{instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.answer !== undefined){
let data7 = data.answer;
const _errs13 = errors;
if(errors === _errs13){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if(((data7.text === undefined) && (missing2 = "text")) || ((data7.succeeded === undefined) && (missing2 = "succeeded"))){
validate257.errors = [{instancePath:instancePath+"/answer",schemaPath:"#/properties/answer/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data7.text !== undefined){
const _errs15 = errors;
if(typeof data7.text !== "string"){
validate257.errors = [{instancePath:instancePath+"/answer/text",schemaPath:"#/properties/answer/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.succeeded !== undefined){
const _errs17 = errors;
if(typeof data7.succeeded !== "boolean"){
validate257.errors = [{instancePath:instancePath+"/answer/succeeded",schemaPath:"#/properties/answer/properties/succeeded/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate257.errors = [{instancePath:instancePath+"/answer",schemaPath:"#/properties/answer/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate257.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate257.errors = vErrors;
return errors === 0;
}

export const validateProposeReport = validate258;
const schema49 = {"type":"object","required":["apiVersion","kind","pullRequest"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ProposeReport"},"pullRequest":{"$ref":"#/definitions/PullRequest"}}};
const schema50 = {"type":"object","required":["number","title","state","url","head","base"],"properties":{"number":{"type":"integer"},"title":{"type":"string"},"state":{"enum":["open","merged","closed"]},"url":{"type":"string"},"head":{"$ref":"#/definitions/PullRequestEnd"},"base":{"$ref":"#/definitions/PullRequestEnd"},"mergeCommit":{"type":"string"},"author":{"type":"string","description":"the account that opened it"}}};
const schema51 = {"type":"object","required":["branch","commit"],"properties":{"branch":{"type":"string"},"commit":{"type":"string"}}};

function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.branch === undefined) && (missing0 = "branch")) || ((data.commit === undefined) && (missing0 = "commit"))){
validate124.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.branch !== undefined){
const _errs1 = errors;
if(typeof data.branch !== "string"){
validate124.errors = [{instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
const _errs3 = errors;
if(typeof data.commit !== "string"){
validate124.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate124.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate124.errors = vErrors;
return errors === 0;
}


function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.number === undefined) && (missing0 = "number")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.url === undefined) && (missing0 = "url"))) || ((data.head === undefined) && (missing0 = "head"))) || ((data.base === undefined) && (missing0 = "base"))){
validate123.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.number !== undefined){
let data0 = data.number;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate123.errors = [{instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate123.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data2 = data.state;
const _errs5 = errors;
if(!(((data2 === "open") || (data2 === "merged")) || (data2 === "closed"))){
validate123.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema50.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
const _errs6 = errors;
if(typeof data.url !== "string"){
validate123.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.head !== undefined){
const _errs8 = errors;
if(!(validate124(data.head, {instancePath:instancePath+"/head",parentData:data,parentDataProperty:"head",rootData}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.base !== undefined){
const _errs9 = errors;
if(!(validate124(data.base, {instancePath:instancePath+"/base",parentData:data,parentDataProperty:"base",rootData}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mergeCommit !== undefined){
const _errs10 = errors;
if(typeof data.mergeCommit !== "string"){
validate123.errors = [{instancePath:instancePath+"/mergeCommit",schemaPath:"#/properties/mergeCommit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.author !== undefined){
const _errs12 = errors;
if(typeof data.author !== "string"){
validate123.errors = [{instancePath:instancePath+"/author",schemaPath:"#/properties/author/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate123.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate123.errors = vErrors;
return errors === 0;
}


function validate258(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.pullRequest === undefined) && (missing0 = "pullRequest"))){
validate258.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate258.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ProposeReport" !== data.kind){
validate258.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ProposeReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequest !== undefined){
const _errs3 = errors;
if(!(validate123(data.pullRequest, {instancePath:instancePath+"/pullRequest",parentData:data,parentDataProperty:"pullRequest",rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate258.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate258.errors = vErrors;
return errors === 0;
}

export const validateProtectReport = validate260;
const schema61 = {"type":"object","required":["apiVersion","kind","repository","mended","gaps"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ProtectReport"},"repository":{"type":"string"},"mended":{"description":"what was not protected before","type":"array","items":{"$ref":"#/definitions/ProtectionGap"}},"gaps":{"description":"what is not protected now","type":"array","items":{"$ref":"#/definitions/ProtectionGap"}}}};
const schema62 = {"type":"object","required":["subject","problem"],"properties":{"subject":{"description":"a branch, a pattern or a setting","type":"string"},"problem":{"type":"string"},"byHand":{"description":"where a person has to click; absent if `dtaas protect` mends it","type":"string"},"isLasting":{"description":"this kind of forge cannot do better, so it is no fault","const":true}}};

function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.subject === undefined) && (missing0 = "subject")) || ((data.problem === undefined) && (missing0 = "problem"))){
validate151.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.subject !== undefined){
const _errs1 = errors;
if(typeof data.subject !== "string"){
validate151.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problem !== undefined){
const _errs3 = errors;
if(typeof data.problem !== "string"){
validate151.errors = [{instancePath:instancePath+"/problem",schemaPath:"#/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.byHand !== undefined){
const _errs5 = errors;
if(typeof data.byHand !== "string"){
validate151.errors = [{instancePath:instancePath+"/byHand",schemaPath:"#/properties/byHand/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isLasting !== undefined){
const _errs7 = errors;
if(true !== data.isLasting){
validate151.errors = [{instancePath:instancePath+"/isLasting",schemaPath:"#/properties/isLasting/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate151.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate151.errors = vErrors;
return errors === 0;
}


function validate260(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.repository === undefined) && (missing0 = "repository"))) || ((data.mended === undefined) && (missing0 = "mended"))) || ((data.gaps === undefined) && (missing0 = "gaps"))){
validate260.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate260.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ProtectReport" !== data.kind){
validate260.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ProtectReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.repository !== undefined){
const _errs3 = errors;
if(typeof data.repository !== "string"){
validate260.errors = [{instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mended !== undefined){
let data3 = data.mended;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate151(data3[i0], {instancePath:instancePath+"/mended/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate151.errors : vErrors.concat(validate151.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate260.errors = [{instancePath:instancePath+"/mended",schemaPath:"#/properties/mended/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.gaps !== undefined){
let data5 = data.gaps;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs10 = errors;
if(!(validate151(data5[i1], {instancePath:instancePath+"/gaps/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate151.errors : vErrors.concat(validate151.errors);
errors = vErrors.length;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate260.errors = [{instancePath:instancePath+"/gaps",schemaPath:"#/properties/gaps/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate260.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate260.errors = vErrors;
return errors === 0;
}

export const validateInitReport = validate263;
const schema63 = {"type":"object","required":["apiVersion","kind","steps","left","next"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"InitReport"},"steps":{"type":"array","items":{"type":"object","required":["about","outcome","text"],"properties":{"about":{"type":"string"},"outcome":{"enum":["unchanged","planned","done"]},"text":{"type":"string"}}}},"left":{"description":"what only a person can do","type":"array","items":{"type":"string"}},"next":{"description":"the commands to run next","type":"array","items":{"type":"string"}}}};

function validate263(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.steps === undefined) && (missing0 = "steps"))) || ((data.left === undefined) && (missing0 = "left"))) || ((data.next === undefined) && (missing0 = "next"))){
validate263.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate263.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("InitReport" !== data.kind){
validate263.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "InitReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps !== undefined){
let data2 = data.steps;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.about === undefined) && (missing1 = "about")) || ((data3.outcome === undefined) && (missing1 = "outcome"))) || ((data3.text === undefined) && (missing1 = "text"))){
validate263.errors = [{instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.about !== undefined){
const _errs7 = errors;
if(typeof data3.about !== "string"){
validate263.errors = [{instancePath:instancePath+"/steps/" + i0+"/about",schemaPath:"#/properties/steps/items/properties/about/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.outcome !== undefined){
let data5 = data3.outcome;
const _errs9 = errors;
if(!(((data5 === "unchanged") || (data5 === "planned")) || (data5 === "done"))){
validate263.errors = [{instancePath:instancePath+"/steps/" + i0+"/outcome",schemaPath:"#/properties/steps/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema63.properties.steps.items.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.text !== undefined){
const _errs10 = errors;
if(typeof data3.text !== "string"){
validate263.errors = [{instancePath:instancePath+"/steps/" + i0+"/text",schemaPath:"#/properties/steps/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate263.errors = [{instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate263.errors = [{instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.left !== undefined){
let data7 = data.left;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data7)){
var valid3 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(typeof data7[i1] !== "string"){
validate263.errors = [{instancePath:instancePath+"/left/" + i1,schemaPath:"#/properties/left/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate263.errors = [{instancePath:instancePath+"/left",schemaPath:"#/properties/left/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.next !== undefined){
let data9 = data.next;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data9)){
var valid4 = true;
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
const _errs18 = errors;
if(typeof data9[i2] !== "string"){
validate263.errors = [{instancePath:instancePath+"/next/" + i2,schemaPath:"#/properties/next/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs18 === errors;
if(!valid4){
break;
}
}
}
else {
validate263.errors = [{instancePath:instancePath+"/next",schemaPath:"#/properties/next/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate263.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate263.errors = vErrors;
return errors === 0;
}

export const validateMergeReport = validate264;
const schema52 = {"type":"object","required":["apiVersion","kind","pullRequest"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"MergeReport"},"pullRequest":{"$ref":"#/definitions/PullRequest"}}};

function validate264(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.pullRequest === undefined) && (missing0 = "pullRequest"))){
validate264.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate264.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("MergeReport" !== data.kind){
validate264.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "MergeReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequest !== undefined){
const _errs3 = errors;
if(!(validate123(data.pullRequest, {instancePath:instancePath+"/pullRequest",parentData:data,parentDataProperty:"pullRequest",rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate264.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate264.errors = vErrors;
return errors === 0;
}

export const validateRevertReport = validate266;
const schema59 = {"type":"object","required":["apiVersion","kind","pullRequest","reverts"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"RevertReport"},"pullRequest":{"$ref":"#/definitions/PullRequest"},"reverts":{"type":"integer","description":"the number of the pull request that is taken back"}}};

function validate266(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.pullRequest === undefined) && (missing0 = "pullRequest"))) || ((data.reverts === undefined) && (missing0 = "reverts"))){
validate266.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate266.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("RevertReport" !== data.kind){
validate266.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "RevertReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequest !== undefined){
const _errs3 = errors;
if(!(validate123(data.pullRequest, {instancePath:instancePath+"/pullRequest",parentData:data,parentDataProperty:"pullRequest",rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reverts !== undefined){
let data3 = data.reverts;
const _errs4 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate266.errors = [{instancePath:instancePath+"/reverts",schemaPath:"#/properties/reverts/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate266.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate266.errors = vErrors;
return errors === 0;
}

export const validateFetchReport = validate268;
const schema60 = {"type":"object","required":["apiVersion","kind","twins"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"FetchReport"},"twins":{"type":"array","description":"the twins whose biography is new here, has new events, or has other events than the one of the home","items":{"type":"object","required":["twin","what"],"properties":{"twin":{"type":"string"},"what":{"enum":["came","moved","diverged"]}}}}}};

function validate268(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate268.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate268.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("FetchReport" !== data.kind){
validate268.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "FetchReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data2 = data.twins;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.twin === undefined) && (missing1 = "twin")) || ((data3.what === undefined) && (missing1 = "what"))){
validate268.errors = [{instancePath:instancePath+"/twins/" + i0,schemaPath:"#/properties/twins/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.twin !== undefined){
const _errs7 = errors;
if(typeof data3.twin !== "string"){
validate268.errors = [{instancePath:instancePath+"/twins/" + i0+"/twin",schemaPath:"#/properties/twins/items/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.what !== undefined){
let data5 = data3.what;
const _errs9 = errors;
if(!(((data5 === "came") || (data5 === "moved")) || (data5 === "diverged"))){
validate268.errors = [{instancePath:instancePath+"/twins/" + i0+"/what",schemaPath:"#/properties/twins/items/properties/what/enum",keyword:"enum",params:{allowedValues: schema60.properties.twins.items.properties.what.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate268.errors = [{instancePath:instancePath+"/twins/" + i0,schemaPath:"#/properties/twins/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate268.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate268.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate268.errors = vErrors;
return errors === 0;
}

export const validatePullRequestReport = validate269;
const schema56 = {"type":"object","required":["apiVersion","kind","pullRequest","text","statuses","comments"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"PullRequestReport"},"pullRequest":{"$ref":"#/definitions/PullRequest"},"text":{"type":"string","description":"what its author wrote, as Markdown"},"statuses":{"type":"array","description":"of the head's commit, by name","items":{"$ref":"#/definitions/CommitStatus"}},"comments":{"type":"array","description":"oldest first","items":{"$ref":"#/definitions/ConversationComment"}}}};
const schema57 = {"type":"object","required":["name","state","description"],"properties":{"name":{"type":"string"},"state":{"enum":["pending","success","failure","error"]},"description":{"type":"string"},"url":{"type":"string"}}};

function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.state === undefined) && (missing0 = "state"))) || ((data.description === undefined) && (missing0 = "description"))){
validate140.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate140.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data1 = data.state;
const _errs3 = errors;
if(!((((data1 === "pending") || (data1 === "success")) || (data1 === "failure")) || (data1 === "error"))){
validate140.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema57.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs4 = errors;
if(typeof data.description !== "string"){
validate140.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
const _errs6 = errors;
if(typeof data.url !== "string"){
validate140.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate140.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate140.errors = vErrors;
return errors === 0;
}

const schema58 = {"type":"object","required":["id","author","text","url","createdAt","updatedAt"],"properties":{"id":{"type":"string"},"author":{"type":"string","description":"an account, which proves nothing"},"text":{"type":"string","description":"Markdown"},"url":{"type":"string"},"createdAt":{"type":"string","description":"ISO 8601 in UTC"},"updatedAt":{"type":"string","description":"ISO 8601 in UTC"}}};

function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.id === undefined) && (missing0 = "id")) || ((data.author === undefined) && (missing0 = "author"))) || ((data.text === undefined) && (missing0 = "text"))) || ((data.url === undefined) && (missing0 = "url"))) || ((data.createdAt === undefined) && (missing0 = "createdAt"))) || ((data.updatedAt === undefined) && (missing0 = "updatedAt"))){
validate142.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate142.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.author !== undefined){
const _errs3 = errors;
if(typeof data.author !== "string"){
validate142.errors = [{instancePath:instancePath+"/author",schemaPath:"#/properties/author/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs5 = errors;
if(typeof data.text !== "string"){
validate142.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
const _errs7 = errors;
if(typeof data.url !== "string"){
validate142.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
const _errs9 = errors;
if(typeof data.createdAt !== "string"){
validate142.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updatedAt !== undefined){
const _errs11 = errors;
if(typeof data.updatedAt !== "string"){
validate142.errors = [{instancePath:instancePath+"/updatedAt",schemaPath:"#/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate142.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate142.errors = vErrors;
return errors === 0;
}


function validate269(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.pullRequest === undefined) && (missing0 = "pullRequest"))) || ((data.text === undefined) && (missing0 = "text"))) || ((data.statuses === undefined) && (missing0 = "statuses"))) || ((data.comments === undefined) && (missing0 = "comments"))){
validate269.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate269.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("PullRequestReport" !== data.kind){
validate269.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PullRequestReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequest !== undefined){
const _errs3 = errors;
if(!(validate123(data.pullRequest, {instancePath:instancePath+"/pullRequest",parentData:data,parentDataProperty:"pullRequest",rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs4 = errors;
if(typeof data.text !== "string"){
validate269.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.statuses !== undefined){
let data4 = data.statuses;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate140(data4[i0], {instancePath:instancePath+"/statuses/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate269.errors = [{instancePath:instancePath+"/statuses",schemaPath:"#/properties/statuses/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.comments !== undefined){
let data6 = data.comments;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data6)){
var valid2 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs11 = errors;
if(!(validate142(data6[i1], {instancePath:instancePath+"/comments/" + i1,parentData:data6,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate269.errors = [{instancePath:instancePath+"/comments",schemaPath:"#/properties/comments/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate269.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate269.errors = vErrors;
return errors === 0;
}

export const validateTypesReport = validate273;
const schema64 = {"type":"object","required":["apiVersion","kind","files"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"TypesReport"},"files":{"type":"array","items":{"type":"object","required":["asset","path","outcome"],"properties":{"asset":{"type":"string"},"path":{"type":"string"},"outcome":{"enum":["written","unchanged"]}}}}}};

function validate273(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.files === undefined) && (missing0 = "files"))){
validate273.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate273.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("TypesReport" !== data.kind){
validate273.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "TypesReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data2 = data.files;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.asset === undefined) && (missing1 = "asset")) || ((data3.path === undefined) && (missing1 = "path"))) || ((data3.outcome === undefined) && (missing1 = "outcome"))){
validate273.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.asset !== undefined){
const _errs7 = errors;
if(typeof data3.asset !== "string"){
validate273.errors = [{instancePath:instancePath+"/files/" + i0+"/asset",schemaPath:"#/properties/files/items/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.path !== undefined){
const _errs9 = errors;
if(typeof data3.path !== "string"){
validate273.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.outcome !== undefined){
let data6 = data3.outcome;
const _errs11 = errors;
if(!((data6 === "written") || (data6 === "unchanged"))){
validate273.errors = [{instancePath:instancePath+"/files/" + i0+"/outcome",schemaPath:"#/properties/files/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema64.properties.files.items.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate273.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate273.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate273.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate273.errors = vErrors;
return errors === 0;
}

export const validateNewReport = validate274;
const schema66 = {"type":"object","required":["apiVersion","kind","reference","directory","files","next"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"NewReport"},"reference":{"type":"string"},"directory":{"type":"string"},"files":{"type":"array","items":{"type":"string"}},"next":{"type":"array","items":{"type":"string"}}}};

function validate274(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.reference === undefined) && (missing0 = "reference"))) || ((data.directory === undefined) && (missing0 = "directory"))) || ((data.files === undefined) && (missing0 = "files"))) || ((data.next === undefined) && (missing0 = "next"))){
validate274.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate274.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("NewReport" !== data.kind){
validate274.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "NewReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference !== undefined){
const _errs3 = errors;
if(typeof data.reference !== "string"){
validate274.errors = [{instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
const _errs5 = errors;
if(typeof data.directory !== "string"){
validate274.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data4 = data.files;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(typeof data4[i0] !== "string"){
validate274.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate274.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.next !== undefined){
let data6 = data.next;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data6)){
var valid2 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(typeof data6[i1] !== "string"){
validate274.errors = [{instancePath:instancePath+"/next/" + i1,schemaPath:"#/properties/next/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate274.errors = [{instancePath:instancePath+"/next",schemaPath:"#/properties/next/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate274.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate274.errors = vErrors;
return errors === 0;
}

export const validateImagesReport = validate275;
const schema67 = {"type":"object","required":["apiVersion","kind","images"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ImagesReport"},"images":{"type":"array","items":{"$ref":"#/definitions/ListedImage"}},"registry":{"type":"object","required":["repository","tags"],"properties":{"repository":{"type":"string"},"tags":{"type":"array","items":{"type":"object","required":["tag","digest"],"properties":{"tag":{"type":"string"},"digest":{"type":"string"}}}}}}}};
const schema68 = {"type":"object","required":["name","digest","id","bytes","unpackedBytes","packages","keptAt","folder","materials","isUsed"],"properties":{"name":{"type":"string"},"digest":{"type":"string","description":"of the manifest: a registry knows the image by it"},"id":{"type":"string","description":"a Docker Engine knows the image by it"},"bytes":{"type":"integer","description":"compressed, as it is sent"},"unpackedBytes":{"type":"integer"},"packages":{"type":"integer","description":"how many packages the bill of materials lists"},"node":{"type":"string","description":"the version of Node in the image"},"python":{"type":"string","description":"the version of Python in the image"},"keptAt":{"type":"string"},"folder":{"type":"string","description":"an OCI layout"},"materials":{"type":"string","description":"the bill of materials: CycloneDX 1.6"},"isUsed":{"type":"boolean","description":"platform.yaml names it as the image of workspaces"}}};

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.name === undefined) && (missing0 = "name")) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.id === undefined) && (missing0 = "id"))) || ((data.bytes === undefined) && (missing0 = "bytes"))) || ((data.unpackedBytes === undefined) && (missing0 = "unpackedBytes"))) || ((data.packages === undefined) && (missing0 = "packages"))) || ((data.keptAt === undefined) && (missing0 = "keptAt"))) || ((data.folder === undefined) && (missing0 = "folder"))) || ((data.materials === undefined) && (missing0 = "materials"))) || ((data.isUsed === undefined) && (missing0 = "isUsed"))){
validate164.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate164.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs3 = errors;
if(typeof data.digest !== "string"){
validate164.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs5 = errors;
if(typeof data.id !== "string"){
validate164.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bytes !== undefined){
let data3 = data.bytes;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate164.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unpackedBytes !== undefined){
let data4 = data.unpackedBytes;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate164.errors = [{instancePath:instancePath+"/unpackedBytes",schemaPath:"#/properties/unpackedBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.packages !== undefined){
let data5 = data.packages;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate164.errors = [{instancePath:instancePath+"/packages",schemaPath:"#/properties/packages/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node !== undefined){
const _errs13 = errors;
if(typeof data.node !== "string"){
validate164.errors = [{instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.python !== undefined){
const _errs15 = errors;
if(typeof data.python !== "string"){
validate164.errors = [{instancePath:instancePath+"/python",schemaPath:"#/properties/python/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keptAt !== undefined){
const _errs17 = errors;
if(typeof data.keptAt !== "string"){
validate164.errors = [{instancePath:instancePath+"/keptAt",schemaPath:"#/properties/keptAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folder !== undefined){
const _errs19 = errors;
if(typeof data.folder !== "string"){
validate164.errors = [{instancePath:instancePath+"/folder",schemaPath:"#/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.materials !== undefined){
const _errs21 = errors;
if(typeof data.materials !== "string"){
validate164.errors = [{instancePath:instancePath+"/materials",schemaPath:"#/properties/materials/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isUsed !== undefined){
const _errs23 = errors;
if(typeof data.isUsed !== "boolean"){
validate164.errors = [{instancePath:instancePath+"/isUsed",schemaPath:"#/properties/isUsed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate164.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate164.errors = vErrors;
return errors === 0;
}


function validate275(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.images === undefined) && (missing0 = "images"))){
validate275.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate275.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ImagesReport" !== data.kind){
validate275.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ImagesReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.images !== undefined){
let data2 = data.images;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate164(data2[i0], {instancePath:instancePath+"/images/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate275.errors = [{instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.registry !== undefined){
let data4 = data.registry;
const _errs6 = errors;
if(errors === _errs6){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.repository === undefined) && (missing1 = "repository")) || ((data4.tags === undefined) && (missing1 = "tags"))){
validate275.errors = [{instancePath:instancePath+"/registry",schemaPath:"#/properties/registry/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.repository !== undefined){
const _errs8 = errors;
if(typeof data4.repository !== "string"){
validate275.errors = [{instancePath:instancePath+"/registry/repository",schemaPath:"#/properties/registry/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.tags !== undefined){
let data6 = data4.tags;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs12 = errors;
if(errors === _errs12){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if(((data7.tag === undefined) && (missing2 = "tag")) || ((data7.digest === undefined) && (missing2 = "digest"))){
validate275.errors = [{instancePath:instancePath+"/registry/tags/" + i1,schemaPath:"#/properties/registry/properties/tags/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data7.tag !== undefined){
const _errs14 = errors;
if(typeof data7.tag !== "string"){
validate275.errors = [{instancePath:instancePath+"/registry/tags/" + i1+"/tag",schemaPath:"#/properties/registry/properties/tags/items/properties/tag/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.digest !== undefined){
const _errs16 = errors;
if(typeof data7.digest !== "string"){
validate275.errors = [{instancePath:instancePath+"/registry/tags/" + i1+"/digest",schemaPath:"#/properties/registry/properties/tags/items/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate275.errors = [{instancePath:instancePath+"/registry/tags/" + i1,schemaPath:"#/properties/registry/properties/tags/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
validate275.errors = [{instancePath:instancePath+"/registry/tags",schemaPath:"#/properties/registry/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate275.errors = [{instancePath:instancePath+"/registry",schemaPath:"#/properties/registry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate275.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate275.errors = vErrors;
return errors === 0;
}

export const validateImagePushReport = validate277;
const schema69 = {"type":"object","required":["apiVersion","kind","reference","digest","id","tags","sent"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ImagePushReport"},"reference":{"type":"string","description":"an engine that pulled the image knows it by this name"},"digest":{"type":"string"},"id":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"sent":{"type":"array","description":"the blobs that the registry did not have","items":{"type":"object","required":["digest","bytes"],"properties":{"digest":{"type":"string"},"bytes":{"type":"integer"}}}}}};

function validate277(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.reference === undefined) && (missing0 = "reference"))) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.id === undefined) && (missing0 = "id"))) || ((data.tags === undefined) && (missing0 = "tags"))) || ((data.sent === undefined) && (missing0 = "sent"))){
validate277.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate277.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ImagePushReport" !== data.kind){
validate277.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ImagePushReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference !== undefined){
const _errs3 = errors;
if(typeof data.reference !== "string"){
validate277.errors = [{instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs5 = errors;
if(typeof data.digest !== "string"){
validate277.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs7 = errors;
if(typeof data.id !== "string"){
validate277.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tags !== undefined){
let data5 = data.tags;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data5)){
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(typeof data5[i0] !== "string"){
validate277.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate277.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sent !== undefined){
let data7 = data.sent;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data7)){
var valid2 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
const _errs15 = errors;
if(errors === _errs15){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((data8.digest === undefined) && (missing1 = "digest")) || ((data8.bytes === undefined) && (missing1 = "bytes"))){
validate277.errors = [{instancePath:instancePath+"/sent/" + i1,schemaPath:"#/properties/sent/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data8.digest !== undefined){
const _errs17 = errors;
if(typeof data8.digest !== "string"){
validate277.errors = [{instancePath:instancePath+"/sent/" + i1+"/digest",schemaPath:"#/properties/sent/items/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.bytes !== undefined){
let data10 = data8.bytes;
const _errs19 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate277.errors = [{instancePath:instancePath+"/sent/" + i1+"/bytes",schemaPath:"#/properties/sent/items/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate277.errors = [{instancePath:instancePath+"/sent/" + i1,schemaPath:"#/properties/sent/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs15 === errors;
if(!valid2){
break;
}
}
}
else {
validate277.errors = [{instancePath:instancePath+"/sent",schemaPath:"#/properties/sent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate277.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate277.errors = vErrors;
return errors === 0;
}

export const validateDoctorReport = validate278;
const schema73 = {"type":"object","required":["apiVersion","kind","findings"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"DoctorReport"},"findings":{"type":"array","items":{"type":"object","required":["about","state","text"],"properties":{"about":{"type":"string"},"state":{"description":"absent: not there, and nothing here needs it; missing: something here needs it","enum":["ok","limited","absent","missing"]},"text":{"type":"string"},"next":{"description":"the command or the step that helps","type":"string"}}}}}};

function validate278(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.findings === undefined) && (missing0 = "findings"))){
validate278.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate278.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("DoctorReport" !== data.kind){
validate278.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "DoctorReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data2 = data.findings;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.about === undefined) && (missing1 = "about")) || ((data3.state === undefined) && (missing1 = "state"))) || ((data3.text === undefined) && (missing1 = "text"))){
validate278.errors = [{instancePath:instancePath+"/findings/" + i0,schemaPath:"#/properties/findings/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.about !== undefined){
const _errs7 = errors;
if(typeof data3.about !== "string"){
validate278.errors = [{instancePath:instancePath+"/findings/" + i0+"/about",schemaPath:"#/properties/findings/items/properties/about/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.state !== undefined){
let data5 = data3.state;
const _errs9 = errors;
if(!((((data5 === "ok") || (data5 === "limited")) || (data5 === "absent")) || (data5 === "missing"))){
validate278.errors = [{instancePath:instancePath+"/findings/" + i0+"/state",schemaPath:"#/properties/findings/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema73.properties.findings.items.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.text !== undefined){
const _errs10 = errors;
if(typeof data3.text !== "string"){
validate278.errors = [{instancePath:instancePath+"/findings/" + i0+"/text",schemaPath:"#/properties/findings/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.next !== undefined){
const _errs12 = errors;
if(typeof data3.next !== "string"){
validate278.errors = [{instancePath:instancePath+"/findings/" + i0+"/next",schemaPath:"#/properties/findings/items/properties/next/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate278.errors = [{instancePath:instancePath+"/findings/" + i0,schemaPath:"#/properties/findings/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate278.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate278.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate278.errors = vErrors;
return errors === 0;
}

export const validateEngineReport = validate279;
const schema70 = {"type":"object","required":["apiVersion","kind","wanted","refused","folder"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"EngineReport"},"wanted":{"type":"string"},"engine":{"$ref":"#/definitions/InstalledProgram"},"refused":{"type":"array","items":{"$ref":"#/definitions/RefusedProgram"}},"folder":{"type":"string"},"plugins":{"type":"array","items":{"type":"object","required":["name","wanted","refused","folder"],"properties":{"name":{"type":"string"},"wanted":{"type":"string"},"found":{"$ref":"#/definitions/InstalledProgram"},"refused":{"type":"array","items":{"$ref":"#/definitions/RefusedProgram"}},"folder":{"type":"string"},"neededBy":{"type":"array","items":{"type":"string"}}}}}}};
const schema71 = {"type":"object","required":["path","version","origin"],"properties":{"path":{"type":"string"},"version":{"type":"string"},"origin":{"enum":["path","download","build"]}}};

function validate170(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.path === undefined) && (missing0 = "path")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.origin === undefined) && (missing0 = "origin"))){
validate170.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate170.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs3 = errors;
if(typeof data.version !== "string"){
validate170.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.origin !== undefined){
let data2 = data.origin;
const _errs5 = errors;
if(!(((data2 === "path") || (data2 === "download")) || (data2 === "build"))){
validate170.errors = [{instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/enum",keyword:"enum",params:{allowedValues: schema71.properties.origin.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate170.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate170.errors = vErrors;
return errors === 0;
}

const schema72 = {"type":"object","required":["path","reason"],"properties":{"path":{"type":"string"},"reason":{"type":"string"},"version":{"type":"string"}}};

function validate172(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.path === undefined) && (missing0 = "path")) || ((data.reason === undefined) && (missing0 = "reason"))){
validate172.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate172.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs3 = errors;
if(typeof data.reason !== "string"){
validate172.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs5 = errors;
if(typeof data.version !== "string"){
validate172.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate172.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate172.errors = vErrors;
return errors === 0;
}


function validate279(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.wanted === undefined) && (missing0 = "wanted"))) || ((data.refused === undefined) && (missing0 = "refused"))) || ((data.folder === undefined) && (missing0 = "folder"))){
validate279.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate279.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("EngineReport" !== data.kind){
validate279.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "EngineReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.wanted !== undefined){
const _errs3 = errors;
if(typeof data.wanted !== "string"){
validate279.errors = [{instancePath:instancePath+"/wanted",schemaPath:"#/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.engine !== undefined){
const _errs5 = errors;
if(!(validate170(data.engine, {instancePath:instancePath+"/engine",parentData:data,parentDataProperty:"engine",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refused !== undefined){
let data4 = data.refused;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate172(data4[i0], {instancePath:instancePath+"/refused/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate279.errors = [{instancePath:instancePath+"/refused",schemaPath:"#/properties/refused/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folder !== undefined){
const _errs9 = errors;
if(typeof data.folder !== "string"){
validate279.errors = [{instancePath:instancePath+"/folder",schemaPath:"#/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plugins !== undefined){
let data7 = data.plugins;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data7)){
var valid2 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
const _errs13 = errors;
if(errors === _errs13){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((((data8.name === undefined) && (missing1 = "name")) || ((data8.wanted === undefined) && (missing1 = "wanted"))) || ((data8.refused === undefined) && (missing1 = "refused"))) || ((data8.folder === undefined) && (missing1 = "folder"))){
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1,schemaPath:"#/properties/plugins/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data8.name !== undefined){
const _errs15 = errors;
if(typeof data8.name !== "string"){
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1+"/name",schemaPath:"#/properties/plugins/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.wanted !== undefined){
const _errs17 = errors;
if(typeof data8.wanted !== "string"){
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1+"/wanted",schemaPath:"#/properties/plugins/items/properties/wanted/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.found !== undefined){
const _errs19 = errors;
if(!(validate170(data8.found, {instancePath:instancePath+"/plugins/" + i1+"/found",parentData:data8,parentDataProperty:"found",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.refused !== undefined){
let data12 = data8.refused;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data12)){
var valid4 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
const _errs22 = errors;
if(!(validate172(data12[i2], {instancePath:instancePath+"/plugins/" + i1+"/refused/" + i2,parentData:data12,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors);
errors = vErrors.length;
}
var valid4 = _errs22 === errors;
if(!valid4){
break;
}
}
}
else {
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1+"/refused",schemaPath:"#/properties/plugins/items/properties/refused/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.folder !== undefined){
const _errs23 = errors;
if(typeof data8.folder !== "string"){
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1+"/folder",schemaPath:"#/properties/plugins/items/properties/folder/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.neededBy !== undefined){
let data15 = data8.neededBy;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data15)){
var valid5 = true;
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
const _errs27 = errors;
if(typeof data15[i3] !== "string"){
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1+"/neededBy/" + i3,schemaPath:"#/properties/plugins/items/properties/neededBy/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
else {
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1+"/neededBy",schemaPath:"#/properties/plugins/items/properties/neededBy/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
else {
validate279.errors = [{instancePath:instancePath+"/plugins/" + i1,schemaPath:"#/properties/plugins/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate279.errors = [{instancePath:instancePath+"/plugins",schemaPath:"#/properties/plugins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate279.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate279.errors = vErrors;
return errors === 0;
}

export const validateListReport = validate284;
const schema74 = {"type":"object","required":["apiVersion","kind"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ListReport"},"assets":{"type":"array","items":{"$ref":"#/definitions/ListedAsset"}},"twins":{"type":"array","items":{"$ref":"#/definitions/ListedTwin"}},"sources":{"type":"array","items":{"$ref":"#/definitions/ListedSource"}},"pullRequests":{"type":"array","description":"newest first; only where they were asked for","items":{"$ref":"#/definitions/PullRequest"}}}};
const schema75 = {"type":"object","required":["reference","version","source"],"properties":{"reference":{"type":"string"},"version":{"type":"string"},"source":{"type":"string","description":"tree, tags, or the name of a source in platform.yaml"},"title":{"type":"string"},"license":{"type":"string"},"verified":{"$ref":"#/definitions/Verified"},"usedBy":{"type":"array","items":{"$ref":"#/definitions/LibraryUser"}}}};
const schema76 = {"enum":["yes","weak","no","untested"],"description":"weak: only without a sandbox. untested: the asset names no test"};

function validate181(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((data === "yes") || (data === "weak")) || (data === "no")) || (data === "untested"))){
validate181.errors = [{instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
validate181.errors = vErrors;
return errors === 0;
}

const schema77 = {"type":"object","required":["by","as"],"properties":{"by":{"type":"string","description":"the reference of the twin or the asset that uses it"},"as":{"type":"string","description":"its component, or its name of the use"}}};

function validate183(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.by === undefined) && (missing0 = "by")) || ((data.as === undefined) && (missing0 = "as"))){
validate183.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.by !== undefined){
const _errs1 = errors;
if(typeof data.by !== "string"){
validate183.errors = [{instancePath:instancePath+"/by",schemaPath:"#/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.as !== undefined){
const _errs3 = errors;
if(typeof data.as !== "string"){
validate183.errors = [{instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate183.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate183.errors = vErrors;
return errors === 0;
}


function validate180(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.reference === undefined) && (missing0 = "reference")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.source === undefined) && (missing0 = "source"))){
validate180.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.reference !== undefined){
const _errs1 = errors;
if(typeof data.reference !== "string"){
validate180.errors = [{instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs3 = errors;
if(typeof data.version !== "string"){
validate180.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs5 = errors;
if(typeof data.source !== "string"){
validate180.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs7 = errors;
if(typeof data.title !== "string"){
validate180.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.license !== undefined){
const _errs9 = errors;
if(typeof data.license !== "string"){
validate180.errors = [{instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verified !== undefined){
const _errs11 = errors;
if(!(validate181(data.verified, {instancePath:instancePath+"/verified",parentData:data,parentDataProperty:"verified",rootData}))){
vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usedBy !== undefined){
let data6 = data.usedBy;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid1 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs14 = errors;
if(!(validate183(data6[i0], {instancePath:instancePath+"/usedBy/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors);
errors = vErrors.length;
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
else {
validate180.errors = [{instancePath:instancePath+"/usedBy",schemaPath:"#/properties/usedBy/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate180.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate180.errors = vErrors;
return errors === 0;
}

const schema78 = {"type":"object","required":["name","version","source"],"properties":{"name":{"type":"string"},"version":{"type":"string"},"source":{"type":"string"},"title":{"type":"string"},"license":{"type":"string"},"components":{"type":"array","items":{"type":"string"},"description":"their ids"}}};

function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.source === undefined) && (missing0 = "source"))){
validate186.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate186.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs3 = errors;
if(typeof data.version !== "string"){
validate186.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs5 = errors;
if(typeof data.source !== "string"){
validate186.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs7 = errors;
if(typeof data.title !== "string"){
validate186.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.license !== undefined){
const _errs9 = errors;
if(typeof data.license !== "string"){
validate186.errors = [{instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.components !== undefined){
let data5 = data.components;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(typeof data5[i0] !== "string"){
validate186.errors = [{instancePath:instancePath+"/components/" + i0,schemaPath:"#/properties/components/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs13 === errors;
if(!valid1){
break;
}
}
}
else {
validate186.errors = [{instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate186.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate186.errors = vErrors;
return errors === 0;
}

const schema79 = {"type":"object","required":["name","from","references"],"properties":{"name":{"type":"string"},"from":{"type":"string","description":"the URL or the path of the repository"},"references":{"type":"integer","description":"the assets and twins that it publishes; 0 before the first dtaas lock --fetch"}}};

function validate188(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.from === undefined) && (missing0 = "from"))) || ((data.references === undefined) && (missing0 = "references"))){
validate188.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate188.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
const _errs3 = errors;
if(typeof data.from !== "string"){
validate188.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.references !== undefined){
let data2 = data.references;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate188.errors = [{instancePath:instancePath+"/references",schemaPath:"#/properties/references/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate188.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate188.errors = vErrors;
return errors === 0;
}


function validate284(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))){
validate284.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate284.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ListReport" !== data.kind){
validate284.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ListReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.assets !== undefined){
let data2 = data.assets;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate180(data2[i0], {instancePath:instancePath+"/assets/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate180.errors : vErrors.concat(validate180.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate284.errors = [{instancePath:instancePath+"/assets",schemaPath:"#/properties/assets/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data4 = data.twins;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs8 = errors;
if(!(validate186(data4[i1], {instancePath:instancePath+"/twins/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate284.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sources !== undefined){
let data6 = data.sources;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data6)){
var valid3 = true;
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
const _errs11 = errors;
if(!(validate188(data6[i2], {instancePath:instancePath+"/sources/" + i2,parentData:data6,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors);
errors = vErrors.length;
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
else {
validate284.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pullRequests !== undefined){
let data8 = data.pullRequests;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data8)){
var valid4 = true;
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
const _errs14 = errors;
if(!(validate123(data8[i3], {instancePath:instancePath+"/pullRequests/" + i3,parentData:data8,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid4 = _errs14 === errors;
if(!valid4){
break;
}
}
}
else {
validate284.errors = [{instancePath:instancePath+"/pullRequests",schemaPath:"#/properties/pullRequests/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate284.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate284.errors = vErrors;
return errors === 0;
}

export const validateAssetReport = validate289;
const schema80 = {"type":"object","required":["apiVersion","kind","reference","version","source","owners","tags","versions","inputs","outputs","parameters","uses","files","usedBy"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"AssetReport"},"reference":{"type":"string"},"version":{"type":"string"},"source":{"type":"string"},"title":{"type":"string"},"description":{"type":"string"},"license":{"type":"string"},"owners":{"type":"array","items":{"type":"string"}},"tags":{"type":"array","items":{"type":"string"}},"versions":{"type":"array","items":{"$ref":"#/definitions/ShownVersion"},"description":"all that can be used, newest first"},"verified":{"$ref":"#/definitions/Verified"},"ports":{"type":"string","description":"Of a generic asset: `twin` if each twin declares its ports, else `uses.<name>` with the use that gives them."},"inputs":{"type":"array","items":{"$ref":"#/definitions/ShownPort"}},"outputs":{"type":"array","items":{"$ref":"#/definitions/ShownPort"}},"parameters":{"type":"array","items":{"$ref":"#/definitions/ShownParameter"}},"uses":{"type":"array","items":{"$ref":"#/definitions/ShownUse"}},"files":{"type":"array","items":{"$ref":"#/definitions/ShownFile"}},"run":{"type":"array","items":{"type":"string"},"description":"the command that starts it as a component"},"batch":{"type":"array","items":{"type":"string"},"description":"the command of a single run"},"test":{"type":"array","items":{"type":"string"},"description":"the command of its tests"},"usedBy":{"type":"array","items":{"$ref":"#/definitions/LibraryUser"}}}};
const schema81 = {"type":"object","required":["version","source"],"properties":{"version":{"type":"string"},"source":{"type":"string"}}};

function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.version === undefined) && (missing0 = "version")) || ((data.source === undefined) && (missing0 = "source"))){
validate193.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.version !== undefined){
const _errs1 = errors;
if(typeof data.version !== "string"){
validate193.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs3 = errors;
if(typeof data.source !== "string"){
validate193.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate193.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate193.errors = vErrors;
return errors === 0;
}

const schema82 = {"type":"object","required":["name","type"],"properties":{"name":{"type":"string"},"type":{"type":"string"},"unit":{"type":"string","description":"UCUM code"},"shape":{"type":"array","items":{"type":["integer","null"]}},"required":{"type":"boolean"},"description":{"type":"string"}}};

function validate196(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.type === undefined) && (missing0 = "type"))){
validate196.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate196.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs3 = errors;
if(typeof data.type !== "string"){
validate196.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
const _errs5 = errors;
if(typeof data.unit !== "string"){
validate196.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shape !== undefined){
let data3 = data.shape;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (data4 !== null)){
validate196.errors = [{instancePath:instancePath+"/shape/" + i0,schemaPath:"#/properties/shape/items/type",keyword:"type",params:{type: schema82.properties.shape.items.type},message:"must be integer,null"}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate196.errors = [{instancePath:instancePath+"/shape",schemaPath:"#/properties/shape/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
const _errs11 = errors;
if(typeof data.required !== "boolean"){
validate196.errors = [{instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs13 = errors;
if(typeof data.description !== "string"){
validate196.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate196.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate196.errors = vErrors;
return errors === 0;
}

const schema83 = {"type":"object","required":["name","type"],"properties":{"name":{"type":"string"},"type":{"type":"string"},"unit":{"type":"string","description":"UCUM code"},"default":{"tsType":"Json"},"minimum":{"type":"number"},"maximum":{"type":"number"},"enum":{"type":"array","items":{"tsType":"Json"}},"description":{"type":"string"}}};

function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.type === undefined) && (missing0 = "type"))){
validate199.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate199.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs3 = errors;
if(typeof data.type !== "string"){
validate199.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
const _errs5 = errors;
if(typeof data.unit !== "string"){
validate199.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.minimum !== undefined){
let data3 = data.minimum;
const _errs7 = errors;
if(!((typeof data3 == "number") && (isFinite(data3)))){
validate199.errors = [{instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maximum !== undefined){
let data4 = data.maximum;
const _errs9 = errors;
if(!((typeof data4 == "number") && (isFinite(data4)))){
validate199.errors = [{instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enum !== undefined){
const _errs11 = errors;
if(errors === _errs11){
if(!(Array.isArray(data.enum))){
validate199.errors = [{instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs13 = errors;
if(typeof data.description !== "string"){
validate199.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate199.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate199.errors = vErrors;
return errors === 0;
}

const schema84 = {"type":"object","required":["name","kind","required"],"properties":{"name":{"type":"string"},"kind":{"type":"string"},"asset":{"type":"string"},"version":{"type":"string"},"required":{"type":"boolean"},"description":{"type":"string"}}};

function validate201(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.required === undefined) && (missing0 = "required"))){
validate201.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate201.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs3 = errors;
if(typeof data.kind !== "string"){
validate201.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset !== undefined){
const _errs5 = errors;
if(typeof data.asset !== "string"){
validate201.errors = [{instancePath:instancePath+"/asset",schemaPath:"#/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs7 = errors;
if(typeof data.version !== "string"){
validate201.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
const _errs9 = errors;
if(typeof data.required !== "boolean"){
validate201.errors = [{instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs11 = errors;
if(typeof data.description !== "string"){
validate201.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate201.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate201.errors = vErrors;
return errors === 0;
}

const schema85 = {"type":"object","required":["path","columns"],"properties":{"path":{"type":"string"},"mediaType":{"type":"string"},"description":{"type":"string"},"columns":{"type":"array","items":{"$ref":"#/definitions/ShownPort"}}}};

function validate203(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.path === undefined) && (missing0 = "path")) || ((data.columns === undefined) && (missing0 = "columns"))){
validate203.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate203.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mediaType !== undefined){
const _errs3 = errors;
if(typeof data.mediaType !== "string"){
validate203.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs5 = errors;
if(typeof data.description !== "string"){
validate203.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.columns !== undefined){
let data3 = data.columns;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate196(data3[i0], {instancePath:instancePath+"/columns/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate196.errors : vErrors.concat(validate196.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate203.errors = [{instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate203.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate203.errors = vErrors;
return errors === 0;
}


function validate289(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.reference === undefined) && (missing0 = "reference"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.owners === undefined) && (missing0 = "owners"))) || ((data.tags === undefined) && (missing0 = "tags"))) || ((data.versions === undefined) && (missing0 = "versions"))) || ((data.inputs === undefined) && (missing0 = "inputs"))) || ((data.outputs === undefined) && (missing0 = "outputs"))) || ((data.parameters === undefined) && (missing0 = "parameters"))) || ((data.uses === undefined) && (missing0 = "uses"))) || ((data.files === undefined) && (missing0 = "files"))) || ((data.usedBy === undefined) && (missing0 = "usedBy"))){
validate289.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate289.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("AssetReport" !== data.kind){
validate289.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "AssetReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference !== undefined){
const _errs3 = errors;
if(typeof data.reference !== "string"){
validate289.errors = [{instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs5 = errors;
if(typeof data.version !== "string"){
validate289.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs7 = errors;
if(typeof data.source !== "string"){
validate289.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs9 = errors;
if(typeof data.title !== "string"){
validate289.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs11 = errors;
if(typeof data.description !== "string"){
validate289.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.license !== undefined){
const _errs13 = errors;
if(typeof data.license !== "string"){
validate289.errors = [{instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.owners !== undefined){
let data8 = data.owners;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data8)){
var valid1 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(typeof data8[i0] !== "string"){
validate289.errors = [{instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs17 === errors;
if(!valid1){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tags !== undefined){
let data10 = data.tags;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data10)){
var valid2 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
const _errs21 = errors;
if(typeof data10[i1] !== "string"){
validate289.errors = [{instancePath:instancePath+"/tags/" + i1,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs21 === errors;
if(!valid2){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.versions !== undefined){
let data12 = data.versions;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data12)){
var valid3 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
const _errs25 = errors;
if(!(validate193(data12[i2], {instancePath:instancePath+"/versions/" + i2,parentData:data12,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors);
errors = vErrors.length;
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verified !== undefined){
const _errs26 = errors;
if(!(validate181(data.verified, {instancePath:instancePath+"/verified",parentData:data,parentDataProperty:"verified",rootData}))){
vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors);
errors = vErrors.length;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ports !== undefined){
const _errs27 = errors;
if(typeof data.ports !== "string"){
validate289.errors = [{instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data16 = data.inputs;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data16)){
var valid4 = true;
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
const _errs31 = errors;
if(!(validate196(data16[i3], {instancePath:instancePath+"/inputs/" + i3,parentData:data16,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate196.errors : vErrors.concat(validate196.errors);
errors = vErrors.length;
}
var valid4 = _errs31 === errors;
if(!valid4){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outputs !== undefined){
let data18 = data.outputs;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data18)){
var valid5 = true;
const len4 = data18.length;
for(let i4=0; i4<len4; i4++){
const _errs34 = errors;
if(!(validate196(data18[i4], {instancePath:instancePath+"/outputs/" + i4,parentData:data18,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate196.errors : vErrors.concat(validate196.errors);
errors = vErrors.length;
}
var valid5 = _errs34 === errors;
if(!valid5){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/outputs",schemaPath:"#/properties/outputs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parameters !== undefined){
let data20 = data.parameters;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data20)){
var valid6 = true;
const len5 = data20.length;
for(let i5=0; i5<len5; i5++){
const _errs37 = errors;
if(!(validate199(data20[i5], {instancePath:instancePath+"/parameters/" + i5,parentData:data20,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors);
errors = vErrors.length;
}
var valid6 = _errs37 === errors;
if(!valid6){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uses !== undefined){
let data22 = data.uses;
const _errs38 = errors;
if(errors === _errs38){
if(Array.isArray(data22)){
var valid7 = true;
const len6 = data22.length;
for(let i6=0; i6<len6; i6++){
const _errs40 = errors;
if(!(validate201(data22[i6], {instancePath:instancePath+"/uses/" + i6,parentData:data22,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate201.errors : vErrors.concat(validate201.errors);
errors = vErrors.length;
}
var valid7 = _errs40 === errors;
if(!valid7){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data24 = data.files;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data24)){
var valid8 = true;
const len7 = data24.length;
for(let i7=0; i7<len7; i7++){
const _errs43 = errors;
if(!(validate203(data24[i7], {instancePath:instancePath+"/files/" + i7,parentData:data24,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate203.errors : vErrors.concat(validate203.errors);
errors = vErrors.length;
}
var valid8 = _errs43 === errors;
if(!valid8){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data26 = data.run;
const _errs44 = errors;
if(errors === _errs44){
if(Array.isArray(data26)){
var valid9 = true;
const len8 = data26.length;
for(let i8=0; i8<len8; i8++){
const _errs46 = errors;
if(typeof data26[i8] !== "string"){
validate289.errors = [{instancePath:instancePath+"/run/" + i8,schemaPath:"#/properties/run/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs46 === errors;
if(!valid9){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/run",schemaPath:"#/properties/run/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.batch !== undefined){
let data28 = data.batch;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data28)){
var valid10 = true;
const len9 = data28.length;
for(let i9=0; i9<len9; i9++){
const _errs50 = errors;
if(typeof data28[i9] !== "string"){
validate289.errors = [{instancePath:instancePath+"/batch/" + i9,schemaPath:"#/properties/batch/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs50 === errors;
if(!valid10){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/batch",schemaPath:"#/properties/batch/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.test !== undefined){
let data30 = data.test;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data30)){
var valid11 = true;
const len10 = data30.length;
for(let i10=0; i10<len10; i10++){
const _errs54 = errors;
if(typeof data30[i10] !== "string"){
validate289.errors = [{instancePath:instancePath+"/test/" + i10,schemaPath:"#/properties/test/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs54 === errors;
if(!valid11){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/test",schemaPath:"#/properties/test/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usedBy !== undefined){
let data32 = data.usedBy;
const _errs56 = errors;
if(errors === _errs56){
if(Array.isArray(data32)){
var valid12 = true;
const len11 = data32.length;
for(let i11=0; i11<len11; i11++){
const _errs58 = errors;
if(!(validate183(data32[i11], {instancePath:instancePath+"/usedBy/" + i11,parentData:data32,parentDataProperty:i11,rootData}))){
vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors);
errors = vErrors.length;
}
var valid12 = _errs58 === errors;
if(!valid12){
break;
}
}
}
else {
validate289.errors = [{instancePath:instancePath+"/usedBy",schemaPath:"#/properties/usedBy/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs56 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate289.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate289.errors = vErrors;
return errors === 0;
}

export const validateTwinReport = validate298;
const schema86 = {"type":"object","required":["apiVersion","kind","reference","version","source","owners","tags","versions","components","level"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"TwinReport"},"reference":{"type":"string"},"version":{"type":"string"},"source":{"type":"string"},"title":{"type":"string"},"description":{"type":"string"},"license":{"type":"string"},"owners":{"type":"array","items":{"type":"string"}},"tags":{"type":"array","items":{"type":"string"}},"versions":{"type":"array","items":{"$ref":"#/definitions/ShownVersion"},"description":"all that can be used, newest first"},"level":{"enum":["digital model","digital shadow","digital twin"]},"components":{"type":"array","items":{"$ref":"#/definitions/ShownComponent"}},"emulator":{"$ref":"#/definitions/ShownComponent"}}};
const schema87 = {"type":"object","required":["id","asset","range"],"properties":{"id":{"type":"string"},"asset":{"type":"string"},"range":{"type":"string"},"version":{"type":"string","description":"the version that the lock or the tree chose; absent if there is none"}}};

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.id === undefined) && (missing0 = "id")) || ((data.asset === undefined) && (missing0 = "asset"))) || ((data.range === undefined) && (missing0 = "range"))){
validate210.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate210.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset !== undefined){
const _errs3 = errors;
if(typeof data.asset !== "string"){
validate210.errors = [{instancePath:instancePath+"/asset",schemaPath:"#/properties/asset/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.range !== undefined){
const _errs5 = errors;
if(typeof data.range !== "string"){
validate210.errors = [{instancePath:instancePath+"/range",schemaPath:"#/properties/range/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs7 = errors;
if(typeof data.version !== "string"){
validate210.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate210.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate210.errors = vErrors;
return errors === 0;
}


function validate298(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.reference === undefined) && (missing0 = "reference"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.owners === undefined) && (missing0 = "owners"))) || ((data.tags === undefined) && (missing0 = "tags"))) || ((data.versions === undefined) && (missing0 = "versions"))) || ((data.components === undefined) && (missing0 = "components"))) || ((data.level === undefined) && (missing0 = "level"))){
validate298.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate298.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("TwinReport" !== data.kind){
validate298.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "TwinReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference !== undefined){
const _errs3 = errors;
if(typeof data.reference !== "string"){
validate298.errors = [{instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs5 = errors;
if(typeof data.version !== "string"){
validate298.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs7 = errors;
if(typeof data.source !== "string"){
validate298.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs9 = errors;
if(typeof data.title !== "string"){
validate298.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs11 = errors;
if(typeof data.description !== "string"){
validate298.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.license !== undefined){
const _errs13 = errors;
if(typeof data.license !== "string"){
validate298.errors = [{instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.owners !== undefined){
let data8 = data.owners;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data8)){
var valid1 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(typeof data8[i0] !== "string"){
validate298.errors = [{instancePath:instancePath+"/owners/" + i0,schemaPath:"#/properties/owners/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs17 === errors;
if(!valid1){
break;
}
}
}
else {
validate298.errors = [{instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tags !== undefined){
let data10 = data.tags;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data10)){
var valid2 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
const _errs21 = errors;
if(typeof data10[i1] !== "string"){
validate298.errors = [{instancePath:instancePath+"/tags/" + i1,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs21 === errors;
if(!valid2){
break;
}
}
}
else {
validate298.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.versions !== undefined){
let data12 = data.versions;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data12)){
var valid3 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
const _errs25 = errors;
if(!(validate193(data12[i2], {instancePath:instancePath+"/versions/" + i2,parentData:data12,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors);
errors = vErrors.length;
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
else {
validate298.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.level !== undefined){
let data14 = data.level;
const _errs26 = errors;
if(!(((data14 === "digital model") || (data14 === "digital shadow")) || (data14 === "digital twin"))){
validate298.errors = [{instancePath:instancePath+"/level",schemaPath:"#/properties/level/enum",keyword:"enum",params:{allowedValues: schema86.properties.level.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.components !== undefined){
let data15 = data.components;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data15)){
var valid4 = true;
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
const _errs29 = errors;
if(!(validate210(data15[i3], {instancePath:instancePath+"/components/" + i3,parentData:data15,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
var valid4 = _errs29 === errors;
if(!valid4){
break;
}
}
}
else {
validate298.errors = [{instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.emulator !== undefined){
const _errs30 = errors;
if(!(validate210(data.emulator, {instancePath:instancePath+"/emulator",parentData:data,parentDataProperty:"emulator",rootData}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate298.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate298.errors = vErrors;
return errors === 0;
}

export const validateReviewReport = validate302;
const schema88 = {"type":"object","required":["apiVersion","kind","state","summary","commit","missing","decide"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ReviewReport"},"state":{"enum":["success","failure"],"description":"failure: something stands against a merge"},"summary":{"type":"string","description":"one line, for a status"},"commit":{"type":["string","null"],"description":"what was reviewed; null if no report says"},"job":{"type":"string","description":"the address of the job that made the reports"},"missing":{"type":"array","description":"reports that are missing or can't be used","items":{"type":"object","required":["about","why"],"properties":{"about":{"enum":["check","verify","plan","file"],"description":"the command that should have written the report, or a file that is not a report"},"why":{"enum":["absent","several","mixed","other-commit","damaged"]},"shard":{"type":"object","required":["number","of"],"properties":{"number":{"type":"integer"},"of":{"type":"integer"}}},"file":{"type":"string"},"details":{"type":"string","description":"a sentence"}}}},"decide":{"type":"array","description":"what would be deleted, replaced or lost","items":{"type":"object","required":["twin","what"],"properties":{"twin":{"type":"string"},"what":{"enum":["release","state","data","replacement","deletion"]},"words":{"type":"string"}}}},"errors":{"type":"array","description":"of commands that failed as a whole","items":{"$ref":"#/definitions/ReportedError"}},"check":{"$ref":"#/definitions/CheckReport"},"verification":{"$ref":"#/definitions/VerificationReport","description":"of all shards together"},"plan":{"$ref":"#/definitions/PlanReport","description":"without refusals that the verification has settled"}}};

function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.problems === undefined) && (missing0 = "problems"))){
validate99.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate99.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("CheckReport" !== data.kind){
validate99.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "CheckReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problems !== undefined){
let data2 = data.problems;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate44(data2[i0], {instancePath:instancePath+"/problems/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate99.errors = [{instancePath:instancePath+"/problems",schemaPath:"#/properties/problems/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate99.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate99.errors = vErrors;
return errors === 0;
}


function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.results === undefined) && (missing0 = "results"))) || ((data.remarks === undefined) && (missing0 = "remarks"))){
validate109.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate109.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("VerificationReport" !== data.kind){
validate109.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "VerificationReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.results !== undefined){
let data2 = data.results;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate110(data2[i0], {instancePath:instancePath+"/results/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate109.errors = [{instancePath:instancePath+"/results",schemaPath:"#/properties/results/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data4 = data.twins;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs8 = errors;
if(!(validate112(data4[i1], {instancePath:instancePath+"/twins/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate109.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shard !== undefined){
let data6 = data.shard;
const _errs9 = errors;
if(errors === _errs9){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.number === undefined) && (missing1 = "number")) || ((data6.of === undefined) && (missing1 = "of"))) || ((data6.split === undefined) && (missing1 = "split"))){
validate109.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.number !== undefined){
let data7 = data6.number;
const _errs11 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate109.errors = [{instancePath:instancePath+"/shard/number",schemaPath:"#/properties/shard/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data6.of !== undefined){
let data8 = data6.of;
const _errs13 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate109.errors = [{instancePath:instancePath+"/shard/of",schemaPath:"#/properties/shard/properties/of/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data6.split !== undefined){
const _errs15 = errors;
if(typeof data6.split !== "string"){
validate109.errors = [{instancePath:instancePath+"/shard/split",schemaPath:"#/properties/shard/properties/split/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate109.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isolation !== undefined){
let data10 = data.isolation;
const _errs17 = errors;
if(errors === _errs17){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((((data10.mode === undefined) && (missing2 = "mode")) || ((data10.limits === undefined) && (missing2 = "limits"))) || ((data10.strong === undefined) && (missing2 = "strong"))) || ((data10.remarks === undefined) && (missing2 = "remarks"))){
validate109.errors = [{instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data10.mode !== undefined){
const _errs19 = errors;
if(typeof data10.mode !== "string"){
validate109.errors = [{instancePath:instancePath+"/isolation/mode",schemaPath:"#/properties/isolation/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.limits !== undefined){
const _errs21 = errors;
if(typeof data10.limits !== "string"){
validate109.errors = [{instancePath:instancePath+"/isolation/limits",schemaPath:"#/properties/isolation/properties/limits/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.strong !== undefined){
const _errs23 = errors;
if(typeof data10.strong !== "boolean"){
validate109.errors = [{instancePath:instancePath+"/isolation/strong",schemaPath:"#/properties/isolation/properties/strong/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.remarks !== undefined){
let data14 = data10.remarks;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
var valid5 = true;
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
const _errs27 = errors;
if(typeof data14[i2] !== "string"){
validate109.errors = [{instancePath:instancePath+"/isolation/remarks/" + i2,schemaPath:"#/properties/isolation/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
else {
validate109.errors = [{instancePath:instancePath+"/isolation/remarks",schemaPath:"#/properties/isolation/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate109.errors = [{instancePath:instancePath+"/isolation",schemaPath:"#/properties/isolation/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remarks !== undefined){
let data16 = data.remarks;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data16)){
var valid6 = true;
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
const _errs31 = errors;
if(typeof data16[i3] !== "string"){
validate109.errors = [{instancePath:instancePath+"/remarks/" + i3,schemaPath:"#/properties/remarks/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs31 === errors;
if(!valid6){
break;
}
}
}
else {
validate109.errors = [{instancePath:instancePath+"/remarks",schemaPath:"#/properties/remarks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate109.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate109.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.commit === undefined) && (missing0 = "commit"))) || ((data.digest === undefined) && (missing0 = "digest"))) || ((data.deploy === undefined) && (missing0 = "deploy"))) || ((data.twins === undefined) && (missing0 = "twins"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate22.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("PlanReport" !== data.kind){
validate22.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PlanReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
let data2 = data.commit;
const _errs3 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate22.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: schema7.properties.commit.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.into !== undefined){
const _errs5 = errors;
if(typeof data.into !== "string"){
validate22.errors = [{instancePath:instancePath+"/into",schemaPath:"#/properties/into/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs7 = errors;
if(typeof data.digest !== "string"){
validate22.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deploy !== undefined){
const _errs9 = errors;
if(typeof data.deploy !== "string"){
validate22.errors = [{instancePath:instancePath+"/deploy",schemaPath:"#/properties/deploy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offline !== undefined){
const _errs11 = errors;
if(true !== data.offline){
validate22.errors = [{instancePath:instancePath+"/offline",schemaPath:"#/properties/offline/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.locks !== undefined){
let data7 = data.locks;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data7)){
var valid1 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs14 = errors;
if(errors === _errs14){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if((((data8.twin === undefined) && (missing1 = "twin")) || ((data8.file === undefined) && (missing1 = "file"))) || ((data8.text === undefined) && (missing1 = "text"))){
validate22.errors = [{instancePath:instancePath+"/locks/" + i0,schemaPath:"#/properties/locks/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data8.twin !== undefined){
const _errs16 = errors;
if(typeof data8.twin !== "string"){
validate22.errors = [{instancePath:instancePath+"/locks/" + i0+"/twin",schemaPath:"#/properties/locks/items/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data8.file !== undefined){
const _errs18 = errors;
if(typeof data8.file !== "string"){
validate22.errors = [{instancePath:instancePath+"/locks/" + i0+"/file",schemaPath:"#/properties/locks/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data8.text !== undefined){
const _errs20 = errors;
if(typeof data8.text !== "string"){
validate22.errors = [{instancePath:instancePath+"/locks/" + i0+"/text",schemaPath:"#/properties/locks/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/locks/" + i0,schemaPath:"#/properties/locks/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/locks",schemaPath:"#/properties/locks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cost !== undefined){
const _errs22 = errors;
if(!(validate23(data.cost, {instancePath:instancePath+"/cost",parentData:data,parentDataProperty:"cost",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.twins !== undefined){
let data13 = data.twins;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid3 = true;
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
const _errs25 = errors;
if(!(validate30(data13[i1], {instancePath:instancePath+"/twins/" + i1,parentData:data13,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/twins",schemaPath:"#/properties/twins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}


function validate302(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.commit === undefined) && (missing0 = "commit"))) || ((data.missing === undefined) && (missing0 = "missing"))) || ((data.decide === undefined) && (missing0 = "decide"))){
validate302.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate302.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ReviewReport" !== data.kind){
validate302.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ReviewReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data2 = data.state;
const _errs3 = errors;
if(!((data2 === "success") || (data2 === "failure"))){
validate302.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema88.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs4 = errors;
if(typeof data.summary !== "string"){
validate302.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commit !== undefined){
let data4 = data.commit;
const _errs6 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate302.errors = [{instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: schema88.properties.commit.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined){
const _errs8 = errors;
if(typeof data.job !== "string"){
validate302.errors = [{instancePath:instancePath+"/job",schemaPath:"#/properties/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.missing !== undefined){
let data6 = data.missing;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid1 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs12 = errors;
if(errors === _errs12){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if(((data7.about === undefined) && (missing1 = "about")) || ((data7.why === undefined) && (missing1 = "why"))){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data7.about !== undefined){
let data8 = data7.about;
const _errs14 = errors;
if(!((((data8 === "check") || (data8 === "verify")) || (data8 === "plan")) || (data8 === "file"))){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/about",schemaPath:"#/properties/missing/items/properties/about/enum",keyword:"enum",params:{allowedValues: schema88.properties.missing.items.properties.about.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.why !== undefined){
let data9 = data7.why;
const _errs15 = errors;
if(!(((((data9 === "absent") || (data9 === "several")) || (data9 === "mixed")) || (data9 === "other-commit")) || (data9 === "damaged"))){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/why",schemaPath:"#/properties/missing/items/properties/why/enum",keyword:"enum",params:{allowedValues: schema88.properties.missing.items.properties.why.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.shard !== undefined){
let data10 = data7.shard;
const _errs16 = errors;
if(errors === _errs16){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((data10.number === undefined) && (missing2 = "number")) || ((data10.of === undefined) && (missing2 = "of"))){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/shard",schemaPath:"#/properties/missing/items/properties/shard/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data10.number !== undefined){
let data11 = data10.number;
const _errs18 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/shard/number",schemaPath:"#/properties/missing/items/properties/shard/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.of !== undefined){
let data12 = data10.of;
const _errs20 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/shard/of",schemaPath:"#/properties/missing/items/properties/shard/properties/of/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/shard",schemaPath:"#/properties/missing/items/properties/shard/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.file !== undefined){
const _errs22 = errors;
if(typeof data7.file !== "string"){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/file",schemaPath:"#/properties/missing/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.details !== undefined){
const _errs24 = errors;
if(typeof data7.details !== "string"){
validate302.errors = [{instancePath:instancePath+"/missing/" + i0+"/details",schemaPath:"#/properties/missing/items/properties/details/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate302.errors = [{instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
else {
validate302.errors = [{instancePath:instancePath+"/missing",schemaPath:"#/properties/missing/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.decide !== undefined){
let data15 = data.decide;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data15)){
var valid4 = true;
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
const _errs28 = errors;
if(errors === _errs28){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing3;
if(((data16.twin === undefined) && (missing3 = "twin")) || ((data16.what === undefined) && (missing3 = "what"))){
validate302.errors = [{instancePath:instancePath+"/decide/" + i1,schemaPath:"#/properties/decide/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data16.twin !== undefined){
const _errs30 = errors;
if(typeof data16.twin !== "string"){
validate302.errors = [{instancePath:instancePath+"/decide/" + i1+"/twin",schemaPath:"#/properties/decide/items/properties/twin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs30 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data16.what !== undefined){
let data18 = data16.what;
const _errs32 = errors;
if(!(((((data18 === "release") || (data18 === "state")) || (data18 === "data")) || (data18 === "replacement")) || (data18 === "deletion"))){
validate302.errors = [{instancePath:instancePath+"/decide/" + i1+"/what",schemaPath:"#/properties/decide/items/properties/what/enum",keyword:"enum",params:{allowedValues: schema88.properties.decide.items.properties.what.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data16.words !== undefined){
const _errs33 = errors;
if(typeof data16.words !== "string"){
validate302.errors = [{instancePath:instancePath+"/decide/" + i1+"/words",schemaPath:"#/properties/decide/items/properties/words/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate302.errors = [{instancePath:instancePath+"/decide/" + i1,schemaPath:"#/properties/decide/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs28 === errors;
if(!valid4){
break;
}
}
}
else {
validate302.errors = [{instancePath:instancePath+"/decide",schemaPath:"#/properties/decide/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.errors !== undefined){
let data20 = data.errors;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data20)){
var valid6 = true;
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
const _errs37 = errors;
if(!(validate41(data20[i2], {instancePath:instancePath+"/errors/" + i2,parentData:data20,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid6 = _errs37 === errors;
if(!valid6){
break;
}
}
}
else {
validate302.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.check !== undefined){
const _errs38 = errors;
if(!(validate99(data.check, {instancePath:instancePath+"/check",parentData:data,parentDataProperty:"check",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verification !== undefined){
const _errs39 = errors;
if(!(validate109(data.verification, {instancePath:instancePath+"/verification",parentData:data,parentDataProperty:"verification",rootData}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan !== undefined){
const _errs40 = errors;
if(!(validate22(data.plan, {instancePath:instancePath+"/plan",parentData:data,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate302.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate302.errors = vErrors;
return errors === 0;
}

export const validateErrorReport = validate307;
const schema89 = {"type":"object","required":["apiVersion","kind","error"],"properties":{"apiVersion":{"const":"dtaas/v1"},"kind":{"const":"ErrorReport"},"error":{"$ref":"#/definitions/ReportedError"}}};

function validate307(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.error === undefined) && (missing0 = "error"))){
validate307.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.apiVersion !== undefined){
const _errs1 = errors;
if("dtaas/v1" !== data.apiVersion){
validate307.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "dtaas/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs2 = errors;
if("ErrorReport" !== data.kind){
validate307.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ErrorReport"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs3 = errors;
if(!(validate41(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate307.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate307.errors = vErrors;
return errors === 0;
}

