import { expect, test } from 'vitest';
import { eventually, type TestWorkspace } from './workspace.ts';

/** A whole twin that answers each temperature with a command for the valve, twice the number. */
export interface PhysicalUnderTest {
  readonly workspace: TestWorkspace;
  /** The name in ports: `physical`, or the emulator in its place. */
  readonly name: string;
  /** It measures a temperature now. */
  tell(value: number): Promise<void>;
  /** It sends a value that is not a number. */
  tellWrong(): Promise<void>;
  /** What the valve was told, oldest first. */
  commanded(): readonly number[];
}

/** What a twin can rely on, whether it has a link of any kind or an emulator. */
export function physicalContract(open: () => Promise<PhysicalUnderTest>): void {
  const answers = async ({ tell, commanded }: PhysicalUnderTest, value: number): Promise<void> => {
    await eventually(async () => {
      await tell(value);
      return commanded().includes(2 * value);
    });
  };

  test('its values reach the components and the status, and the commands reach it', async () => {
    const tested = await open();
    const { workspace, name } = tested;
    await workspace.start();
    await answers(tested, 21);
    const { values } = await workspace.when(({ health }) => health === 'Healthy');
    expect(values[`${name}.temperature`]).toMatchObject({ value: 21 });
  });

  test('a wrong value reaches no component and is counted, and the next one counts', async () => {
    const tested = await open();
    const { workspace, name } = tested;
    await workspace.start();
    await answers(tested, 21);
    await tested.tellWrong();
    const { reasons, values } = await workspace.when(({ refused }) => refused?.[`${name}.temperature`]);
    expect(reasons.join('\n')).toMatch(new RegExp(`${name}\\.temperature refused \\d+ values?; the last `));
    expect(values[`${name}.temperature`]).toMatchObject({ value: 21 });
    await answers(tested, 22);
  });

  test('it is not commanded while the twin pauses', async () => {
    const tested = await open();
    const { workspace, tell, commanded } = tested;
    await workspace.start();
    await answers(tested, 21);
    await workspace.client.pause();
    await tell(50);
    const before = commanded().length;
    await workspace.client.resume();
    await answers(tested, 23);
    expect(commanded().slice(0, before)).not.toContain(100);
  });
}
