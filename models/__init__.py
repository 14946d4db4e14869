"""Learned rankers: training, evaluation, calibration, artefacts and cards."""
