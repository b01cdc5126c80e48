// The same steps by ConvNetJS under node: started by `rivals`, where node finds convnetjs.
const convnetjs = require("convnetjs");
const { sizes, batch, activation, steps } = JSON.parse(process.argv[2]);

const layers = [{ type: "input", out_sx: 1, out_sy: 1, out_depth: sizes[0] }];
for (const units of sizes.slice(1, -1)) layers.push({ type: "fc", num_neurons: units, activation });
layers.push({ type: "softmax", num_classes: sizes[sizes.length - 1] });
const net = new convnetjs.Net();
net.makeLayers(layers);
const trainer = new convnetjs.Trainer(net, {
  method: "sgd", learning_rate: 0.01, momentum: 0.0, batch_size: batch, l2_decay: 0.001,
});

const count = Math.max(300, batch), points = [], labels = [];
for (let i = 0; i < count; i++) {
  const point = new convnetjs.Vol(1, 1, sizes[0]);
  for (let k = 0; k < sizes[0]; k++) point.w[k] = Math.random() * 2 - 1;
  points.push(point);
  labels.push(Math.floor(Math.random() * sizes[sizes.length - 1]));
}

require("readline").createInterface({ input: process.stdin }).on("line", () => {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < steps * batch; i++) trainer.train(points[i % count], labels[i % count]);
  console.log(Number(process.hrtime.bigint() - begin) / 1e9);
});
