export { readTest } from './read-test.ts';
export type {
  Bounds,
  PlannedExpectation,
  Sighting,
  TestPlan,
  Trajectory,
} from './test-plan.ts';
