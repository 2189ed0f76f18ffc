import { describe, expect, it } from 'vitest';
import { dockerSettingsOf } from './settings.ts';

describe('the settings of a Docker Engine', () => {
  it.each([
    {},
    { host: 'unix:///var/run/docker.sock' },
    { host: 'unix:///run/user/1000/docker.sock' },
    { host: 'ssh://pi.lab' },
    { host: 'ssh://twins@pi.lab:2222' },
    { host: 'tcp://docker.lab:2376' },
    { context: 'plant-1' },
    { context: 'plant-1', image: `sha256:${'0a'.repeat(32)}` },
    { ipv6: true },
    { host: 'ssh://pi.lab', ipv6: false },
  ])('may be %j', (settings) => {
    expect(dockerSettingsOf(settings)).toEqual(settings);
  });

  it.each([
    [
      { host: 'ssh://pi.lab', context: 'pi' },
      "The setting context of a Docker Engine can't be given together with host.",
    ],
    [{ host: 'ssh://-oProxyCommand=reboot' }, `can't be "ssh://-oProxyCommand=reboot"`],
    [{ host: 'ssh://pi.lab/../x' }, "can't be"],
    [{ host: 'unix:///run/../etc' }, "can't be"],
    [{ host: 'unix://docker.sock' }, "can't be"],
    [{ host: 'tcp://docker.lab' }, "can't be"],
    [{ host: 'tcp://docker.lab:65536' }, "can't be"],
    [{ host: 'http://docker.lab:2375' }, "can't be"],
    [{ context: 'pi', image: 'workspace:latest' }, "can't be"],
    [{ host: 7 }, "can't be 7"],
    [{ ipv6: 'true' }, `can't be "true"`],
    [{ ipv6: 1 }, "can't be 1"],
    [{ context: '../../etc' }, "can't be"],
    [{ context: 'a'.repeat(101) }, "can't be"],
    [{ host: 'ssh://pi.lab', toString: 'x' }, 'toString of a Docker Engine is not a setting'],
  ])('may not be %j', (settings, message) => {
    expect(() => dockerSettingsOf(settings)).toThrow(
      expect.objectContaining({ code: 'docker-setting-refused', message: expect.stringContaining(message) }),
    );
  });
});
