import { readConfig } from './config.mjs';
import { fail } from './failure.mjs';
import { Component } from './serve/component.mjs';
import { KeptFile } from './serve/kept.mjs';
import { openLines } from './transport/lines.mjs';

/** @type {typeof import('./index.d.ts').serve} */
export function serve(step, options = {}) {
  try {
    const config = readConfig();
    const component = new Component(step, options, config, new KeptFile(process.env['DTAAS_STATE_DIR']));
    void connect(component, config).catch((error) => fail("the component can't start", error));
  } catch (error) {
    fail("the component can't start", error);
  }
}

/** @param {Component} component @param {any} config */
async function connect(component, config) {
  const url = process.env['DTAAS_MQTT_URL'];
  if (url === undefined) {
    component.join(openLines(component));
  } else {
    const { openTopics } = await import('./transport/topics.mjs');
    component.join(await openTopics(component, config, url));
  }
  process.on('SIGTERM', () => component.leave());
}
