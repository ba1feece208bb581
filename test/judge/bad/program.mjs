// A program that cdktf must refuse: it ends without writing a stack.
process.exitCode = 1;
