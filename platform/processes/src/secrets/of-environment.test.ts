import { describe, expect, it } from 'vitest';
import { maskFor } from './of-environment.ts';

const token = '0123456789abcdef0123456789abcdef01234567';

describe('a mask', () => {
  it.each([
    ['as it is', token],
    ['in base64, as in a header', Buffer.from(`x-access-token:${token}`).toString('base64')],
    ['in a URL', `https://x:${token}@git.example/plant/twins`],
    ['with spaces around', `The token ${token} is wrong.`],
  ])('hides a token of the environment %s', (_, text) => {
    const secrets = { GITHUB_TOKEN: token, AUTH_TOKEN: `x-access-token:${token}` };
    const masked = maskFor(secrets)(text);
    expect(masked).toContain('***');
    expect(masked).not.toContain(token);
    expect(masked).not.toContain(Buffer.from(token).toString('base64').slice(4, 20));
  });

  it.each(['DTAAS_MARK_KEY', 'GITEA_TOKEN', 'CI_JOB_TOKEN', 'OS_PASSWORD', 'PULUMI_CONFIG_PASSPHRASE'])(
    'hides the value of %s',
    (name) => expect(maskFor({ [name]: token })(`x ${token}`)).toBe('x ***'),
  );

  it('leaves values alone that may be words, and those of other variables', () => {
    const mask = maskFor({ GITHUB_TOKEN: 'deploy', GITHUB_SHA: token });
    expect(mask(`deploy ${token}`)).toBe(`deploy ${token}`);
  });

  it.each([
    `ghp_${'a1'.repeat(18)}`,
    `github_pat_${'A_1'.repeat(20)}`,
    `glpat-${'x-Y_1'.repeat(4)}`,
    'AKIAABCDEFGHIJKLMNOP',
    'xoxb-1234567890-abc',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\nZXk=\n-----END OPENSSH PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\\nMC4CAQ==\\n-----END PRIVATE KEY-----\\n'.slice(0, -2),
  ])('hides %j, which somebody pasted somewhere', (text) => {
    expect(maskFor({})(`See ${text}.`)).toBe('See ***.');
  });

  it('keeps JSON whole', () => {
    const mask = maskFor({ A_TOKEN: `${token}"quoted\n` });
    const text = mask(
      JSON.stringify({ said: `no ${token}"quoted\n`, key: '-----BEGIN PRIVATE KEY-----\nMC4=' }),
    );
    expect(JSON.parse(text)).toEqual({ said: expect.stringContaining('***'), key: '***' });
  });

  it.each(['3c5313d9e27c4f0f26b224617e90b1ce28ab11fb', 'state/tank', 'sha256-47DEQpj8HBSa', 'a-ghp_short'])(
    'leaves %s alone',
    (text) => expect(maskFor({})(text)).toBe(text),
  );
});
