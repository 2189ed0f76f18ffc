export { placesInUse, unchosenPlace } from './auto.ts';
export {
  choosePlaces,
  type EarlierChoice,
  type PlaceableTwin,
  type PlaceChoice,
  type Placement,
} from './choose-places.ts';
export { placementOf, placesThatFit } from './placement-of.ts';
