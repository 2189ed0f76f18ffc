import { describe, expect, it } from 'vitest';
import { leftToDo, type Seen, stepsOf } from './plan.ts';
import { stateHomeAt, usualStateHome } from './state-home.ts';

const seen: Seen = {
  forge: { kind: 'gitea' },
  files: {},
  current: ['platform.yaml'],
  secrets: ['DTAAS_MARK_KEY', 'DTAAS_STATE_KEY'],
  gaps: [],
  pipelines: undefined,
};
const actions = (given: Partial<Seen>, rotate = false) =>
  stepsOf({ ...seen, ...given }, { rotate }).flatMap(({ action }) => (action ? [action.kind] : []));
const gap = { subject: 'main', problem: 'It is open.', byHand: undefined };

describe('the steps', () => {
  it.each([
    ['nothing, if all is there', {}, []],
    ['the files that differ', { files: { 'platform.yaml': 'a' }, current: [] }, ['write']],
    ['the keys that are missing', { secrets: ['DTAAS_MARK_KEY'] }, ['state-key']],
    ['both keys', { secrets: [] }, ['state-key', 'mark-key']],
    ['no keys at a bare repository', { secrets: [], forge: { kind: 'local' as const } }, []],
    ['the rules that a program can mend', { gaps: [gap] }, ['protect']],
    ['no rule that only a person can mend', { gaps: [{ ...gap, byHand: 'Click.' }] }, []],
    ['what starts pipelines, after the rules', { gaps: [gap], pipelines: [gap] }, ['protect', 'pipelines']],
    ['no runner that only a person can register', { pipelines: [{ ...gap, byHand: 'Register.' }] }, []],
  ])('are %s', (_, given, expected) => expect(actions(given)).toEqual(expected));

  it('replace a key only if they are asked to, and protect last', () => {
    expect(actions({}, true)).toEqual(['state-key', 'mark-key']);
    expect(actions({ files: { a: 'b' }, gaps: [gap] }, true)).toEqual([
      ...['write', 'state-key', 'mark-key', 'protect'],
    ]);
    // Its rules name the key.
    expect(actions({ forge: { kind: 'gitlab' } }, true)).toEqual(['state-key', 'mark-key', 'protect']);
  });
});

describe('what is left', () => {
  it.each(['github', 'gitlab', 'gitea'] as const)('on %s is said with where to click', (kind) => {
    const left = leftToDo({ kind }, { gaps: [{ ...gap, byHand: 'Click here.' }] }, { rotated: true });
    expect(left[0]).toBe('main: It is open. Click here.');
    expect(left.some((line) => line.startsWith('Settings > '))).toBe(kind !== 'gitlab');
    expect(left.at(-1)).toContain('not recognised');
  });

  it('of pipelines is said after the rules', () => {
    const pipelines = [{ subject: 'runners', problem: 'There is none.', byHand: 'Open Settings.' }];
    expect(leftToDo({ kind: 'gitlab' }, { gaps: [gap], pipelines }, { rotated: false })).toEqual([
      'main: It is open. To mend it: dtaas protect',
      'runners: There is none. Open Settings.',
    ]);
  });

  it('at a bare repository is nothing but its gaps', () => {
    expect(leftToDo({ kind: 'local' }, { gaps: [] }, { rotated: true })).toEqual([]);
  });
});

describe('the home of the state', () => {
  const server = { kind: 'gitea', url: 'https://git.example:3000', api: '', title: '' } as const;
  const found = { ...server, repository: 'plant/twins' };
  it.each([
    ['git@git.example:plant/twins.git', 'git@git.example:plant/twins.git'],
    ['ssh://git@git.example:2222/plant/twins.git', 'ssh://git@git.example:2222/plant/twins.git'],
    ['https://ada:s3cret@git.example:3000/plant/twins', 'ssh://git@git.example/plant/twins.git'],
    ['ssh://ada:s3cret@git.example/plant/twins.git', 'ssh://git@git.example/plant/twins.git'],
  ])('of %s is opened by SSH', (address, url) => {
    expect(usualStateHome(found, { name: 'origin', address })).toEqual({ remote: 'origin', url });
  });

  it.each([
    ['ssh://git@git.example:2222/plant/twins.git', true],
    ['git@git.example:plant/twins.git', true],
    ['ssh://git.example/plant/twins', true],
    ['ssh://git@git.example/plant/state.git', false],
    ['ssh://git@other.example/plant/twins.git', false],
    ['file:///plant/twins.git', false],
  ])('at %s is read by the remote if that is this repository', (url, isHere) => {
    const home = stateHomeAt(url, found, { name: 'origin', address: 'https://git.example/plant/twins' });
    expect(home).toEqual(isHere ? { remote: 'origin', url } : { url });
  });

  it('of a bare repository is the remote', () => {
    const local = { kind: 'local', repository: '/srv/twins.git' } as const;
    expect(usualStateHome(local, { name: 'origin', address: '/srv/twins.git' })).toEqual({
      remote: 'origin',
    });
  });
});
