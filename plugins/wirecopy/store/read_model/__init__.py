"""Reads what the pages in Airflow and the command line show, from the views in schema `news` only.

It returns facts; wirecopy.web and wirecopy.console make sentences and colours of them. Every time is UTC. A module for each
page, and `reader` beneath them.
"""
