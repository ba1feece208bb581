import { App } from 'cdktf';

import { onlineBoutique } from './online-boutique';
import { orders } from './orders';

const app = new App();
onlineBoutique(app);
orders(app);
app.synth();
