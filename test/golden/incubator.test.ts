import { describe, expect, test } from 'vitest';
import type { Parameters, Sample } from './assets.ts';
import { calibrate, errors, kalmanFilter, leastSquares, lidDetection, model, score } from './assets.ts';
import { readEvents, readRecording, recordingsAreHere } from './recordings.ts';

/** Published for the rig of 2023 (19 W) and for that of 2020–21 (127 W). */
const two2023: Parameters = {
  variant: 'two-parameter',
  heatCapacity: 642.17187,
  boxConductance: 0.49605615,
  voltage: 11.416531,
  current: 1.42706637,
};
const power2023 = { voltage: 12.15579391, current: 1.53551347 };
const four2023: Parameters = {
  heatCapacity: 267.55929458,
  boxConductance: 0.5763498,
  heaterCapacity: 329.25376821,
  heaterConductance: 1.67053237,
  ...power2023,
};
const four2020: Parameters = {
  heatCapacity: 177.62927865,
  boxConductance: 0.77307655,
  heaterCapacity: 239.61236331,
  heaterConductance: 2.31872819,
  voltage: 12.16,
  current: 10.45,
};

if (!recordingsAreHere) {
  console.log(
    'golden: skipped, the recordings of the incubator are not beside the checkout (DTAAS_INCUBATOR_RECORDINGS)',
  );
}

describe.skipIf(!recordingsAreHere)('the incubator, against recordings of a real one', () => {
  const early = { room: 't1', box: ['t2', 't3'] };
  const calibration = () =>
    readRecording('20230501_calibration_empty_system.csv', { room: 't3', box: ['t1', 't2'] }).samples;

  describe('simulations, open loop from the first sample', () => {
    test('2023, four parameters', () => {
      const { rmse, meanAbsolute, largest, sumOfSquares } = score(errors(four2023, calibration()));
      expect(rmse).toBeCloseTo(0.459, 3);
      expect(meanAbsolute).toBeCloseTo(0.358, 3);
      expect(largest).toBeCloseTo(1.31, 2);
      expect(sumOfSquares).toBeCloseTo(465.9, 1);
    });

    test('2023, two parameters', () => {
      const { rmse, meanAbsolute, largest, sumOfSquares } = score(errors(two2023, calibration()));
      expect(rmse).toBeCloseTo(0.858, 3);
      expect(meanAbsolute).toBeCloseTo(0.751, 3);
      expect(largest).toBeCloseTo(1.9, 2);
      expect(sumOfSquares).toBeCloseTo(1631, 0);
    });

    test.each([
      ['exp1_ht3_hg2.csv', Number.POSITIVE_INFINITY, 0.75],
      ['exp2_ht20_hg30.csv', Number.POSITIVE_INFINITY, 0.605],
      ['lid_opening_experiment_jan_2021.csv', 659, 0.23],
    ])('2020, four parameters: %s', (name, before, rmse) => {
      const { samples } = readRecording(name, early);
      const scored = errors(four2020, samples).filter((_, k) => samples[k]!.time < before);
      expect(score(scored).rmse).toBeCloseTo(rmse, 3);
    });
  });

  describe('fits of the first 60 %, scored on the rest', () => {
    const trainUntil = 3995.7;
    const within = (actual: number, expected: number) =>
      expect(Math.abs(actual - expected)).toBeLessThan(0.002);
    const heldOut = (all: readonly number[], samples: readonly Sample[]) =>
      score(all.filter((_, k) => samples[k]!.time >= trainUntil)).rmse;

    test('the published parameters', () => {
      const samples = calibration();
      expect(heldOut(errors(four2023, samples), samples)).toBeCloseTo(0.248, 3);
    });

    // With more freedom the air's capacity runs past its bound of 300 J/K; the figures are those of fits that let it.
    test.each([
      ['four parameters', {}, 0.366],
      ['and the heater at the start', { fitInitial: 'heater', heatCapacityLimit: 1000 }, 0.224],
      ['and the heat of the fan', { fitInitial: 'heater', fitFanHeat: true, heatCapacityLimit: 1000 }, 0.115],
    ])('%s', (_, freedom, expected) => {
      const fit = calibrate(model, [{ name: 'may', samples: calibration() }], {
        ...power2023,
        trainUntil,
        ...freedom,
      });
      within(fit.heldOut.rmse, expected);
    });

    test.each([
      ['four parameters', [], 0.349],
      ['and the heat of the fan', ['fanHeat'], 0.131],
    ])('without bounds the heater vanishes: %s', (_, extra, expected) => {
      const samples = calibration();
      const training = samples.filter(({ time }) => time < trainUntil);
      const names = ['heatCapacity', 'boxConductance', 'heaterCapacity', 'heaterConductance', ...extra];
      const parameters = (x: number[]): Parameters => ({
        ...power2023,
        ...Object.fromEntries(names.map((name, i) => [name, x[i]!])),
      });
      const wide = { lower: names.map(() => 1e-3), upper: names.map(() => 1e5) };
      const fit = leastSquares(
        (x) => errors(parameters(x), training),
        [250, 0.6, 300, 1.6, 1].slice(0, names.length),
        wide,
      );
      within(heldOut(errors(parameters(fit.x), samples), samples), expected);
      expect(fit.x[2]).toBeLessThan(1);
    });
  });

  test('an open lid is noticed, twice of twice, and its conductance found', () => {
    const { epoch, samples } = readRecording('lid_opening_experiment_jan_2021.csv', early);
    const opened = readEvents('lid_opening_experiment_jan_2021.events.csv', 'Lid Opened').map(
      (t) => t - epoch,
    );
    const filter = kalmanFilter(model, four2020);
    const detection = lidDetection(model, four2020);
    let state = filter.begin(0, samples[0]!.temperature, samples[0]!);
    let opening: object | null = null;
    const noticed: number[] = [];
    const conductances: number[] = [];
    for (const sample of samples) {
      if (sample.time > 0) state = filter.update(state, sample.time, sample.temperature, sample).state;
      const [heaterTemperature, estimate] = state.x;
      const update = detection.update(opening, {
        ...sample,
        measured: sample.temperature,
        estimate,
        heaterTemperature,
      });
      if (update.lidOpen && opening === null) noticed.push(sample.time);
      if (update.lidOpen) conductances[noticed.length - 1] = update.boxConductance;
      opening = update.opening;
    }
    expect(noticed).toHaveLength(2);
    for (const [k, time] of noticed.entries()) {
      expect(time - opened[k]!).toBeGreaterThan(6);
      expect(time - opened[k]!).toBeLessThan(13.5);
      expect(conductances[k]).toBeGreaterThan(6.4);
      expect(conductances[k]).toBeLessThan(11);
    }
  });
});
