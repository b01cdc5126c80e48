"""Controls that know nothing of gates: buttons, sliders, fields, the timeline."""
