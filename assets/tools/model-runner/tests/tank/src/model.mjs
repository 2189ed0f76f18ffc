/** A tank: what flows in stays, and a part of the level flows out each second. Exact for inputs that are held. */

export function defaults() {
  return { 'tank1.inflow': 0 };
}

export function initial({ level }) {
  return { level };
}

/** level' = inflow − leak · level */
export function step({ leak }, { level }, inputs, seconds) {
  const rest = inputs['tank1.inflow'] / leak;
  return { level: rest + (level - rest) * Math.exp(-leak * seconds) };
}

export function outputs({ leak }, { level }, inputs) {
  return { 'tank1.level': level, 'der(level)': inputs['tank1.inflow'] - leak * level };
}
